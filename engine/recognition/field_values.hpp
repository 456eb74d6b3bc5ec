// SPDX-License-Identifier: Apache-2.0
/// @file
/// The values of one field, of every form: for clauses that ask for different ones, or for the
/// same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "recognition/fields.hpp"
#include "recognition/form.hpp"

namespace cairn::engine {

struct FieldValues {
  struct OfForm {
    std::vector<std::uint32_t> known;  ///< indexes into `names`, ascending
    /// Beside the known ones it may have another, whichever that is, …
    bool may_have_more = false;
    /// … or several: the record does not say that its list is complete.
    bool may_have_many = false;
  };
  std::vector<std::string> names;  ///< ascending, each once
  std::vector<OfForm> of;          ///< of each form
};

[[nodiscard]] FieldValues values_of(const Fields& fields, const program::FieldReference& field,
                                    const std::vector<Form>& forms);

}  // namespace cairn::engine
