// SPDX-License-Identifier: Apache-2.0
/// @file
/// What can be said of a policy before any record is read: where more learning can do harm, and
/// what the policy leaves to people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cairn/lang/program.hpp>

namespace cairn::lang {

/// A credential more in the record can turn *met* into *not met*.
struct MoreCanFail {
  program::AwardId award;
  std::optional<program::ClauseId> clause;  ///< none: the award's `repeats`
  std::string why;                          ///< a sentence
};

/// All of them, by award and then in the order of the Program. Under every other clause a record
/// with more credentials is never worse: what would do harm is left uncounted. Advice is not among
/// them.
[[nodiscard]] std::vector<MoreCanFail> more_can_fail(const program::Program& program);

/// Something that a person decides, and no record.
struct LeftToPeople {
  std::optional<program::ClauseId> clause;
  std::optional<std::uint32_t> recognition;  ///< an index into Program::recognitions
  std::string authority;
  bool sets_aside = false;  ///< the clause holds or not by itself; the authority may set it aside
  std::string question;     ///< what the policy writes behind `because`; may be empty
  std::optional<std::uint32_t> reuse = {};  ///< an index into Program::reuse
};

/// `approval of "X"`, and what stands under `unless approved by "X"`.
[[nodiscard]] std::vector<LeftToPeople> left_to_people(const program::Program& program);

}  // namespace cairn::lang
