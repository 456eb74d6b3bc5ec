// SPDX-License-Identifier: Apache-2.0
/// @file
/// The JSON documents of one input: a single object, one object a line, or a list of objects; which
/// of these it is, is found from the bytes. One that cannot be read costs itself alone.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include <cairn/engine/record.hpp>

#include "records/findings.hpp"
#include "records/json.hpp"

namespace cairn::engine::records {

/// Takes what a document says; errors go to the findings.
using DocumentVisitor = std::function<void(Json document, Findings& findings)>;

struct DocumentErrors {
  std::vector<RecordDiagnostic> diagnostics;
  std::size_t lost = 0;  ///< documents with an error
};

/// Visits the documents in order. Nothing but the first and last lines is ever copied.
DocumentErrors for_each_document(std::string_view bytes, std::string_view name,
                                 const ReadLimits& limits, const DocumentVisitor& visit);

}  // namespace cairn::engine::records
