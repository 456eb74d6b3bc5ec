// SPDX-License-Identifier: Apache-2.0
/// @file
/// `recognise table "transfer-2026.csv"`: each row of the table is a recognition.
#pragma once

#include <cairn/lang/parse.hpp>

namespace cairn::lang::checking {

/// The rows as declarations that stand where their cells do. `named_by`: the file whose words a
/// bare amount, level, grade or code of the table takes.
[[nodiscard]] ParsedFile read_table(const SourceFile& table, const SourceFile& named_by);

}  // namespace cairn::lang::checking
