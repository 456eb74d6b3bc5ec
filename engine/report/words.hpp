// SPDX-License-Identifier: Apache-2.0
/// @file
/// The words of the text report: how a status, an amount or a credential is said. Every text that
/// came from a record or a policy leaves here safe to show.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <cairn/engine/audit.hpp>

#include "report/page.hpp"

namespace cairn::engine::report {

/// A sign in the margin; it repeats what the words beside it say.
[[nodiscard]] std::string_view mark_of(ClauseStatus status);
/// `met`, `NOT MET`, `if completed`: short enough for a column.
[[nodiscard]] std::string_view status_word(ClauseStatus status);
[[nodiscard]] Style style_of(ClauseStatus status);
[[nodiscard]] Style style_of(Verdict verdict);

/// `7.5`; of a fraction without an end `3.45… (38/11)`.
[[nodiscard]] std::string number_text(std::string_view value);
/// `15 nzqcf credits`, `1 micro-credential`, `62.5%`.
[[nodiscard]] std::string amount_text(std::string_view value, std::string_view unit);
/// `2 micro-credentials counted, at least 3 needed, short by 1`. `held`: of a clause that looks at
/// all that the learner holds.
[[nodiscard]] std::string measured_text(const Measured& measured, bool held);
/// Whether an amount in this unit says more of a credential than that it is one.
[[nodiscard]] bool is_sum(std::string_view unit);

/// What a clause asks, as the policy writes it; of a group without its members, which have lines of
/// their own: `any of these:`.
[[nodiscard]] std::string asked_text(const ClauseAudit& clause, bool group);

/// `DATA-501`; its title where it has no code, else its place in the record.
[[nodiscard]] std::string short_name(const CredentialRef& credential);
/// `DATA-501 Data Foundations`
[[nodiscard]] std::string long_name(const CredentialRef& credential);
/// `as DATA-520 by aws (RPL Committee 2025/07)`, `still in progress`; empty where there is nothing
/// to add.
[[nodiscard]] std::string manner_of(const UsedCredential& used);

/// What a registrar is asked for: `the level of AWS-DEA`, `the learner's date of birth`.
[[nodiscard]] std::string fact_text(const std::optional<CredentialRef>& credential,
                                    std::string_view field);

/// Heading for credentials that are out for this reason, said of one or many.
[[nodiscard]] std::string_view exclusion_words(ExclusionReason reason);

/// `policy.cairn:30`
[[nodiscard]] std::string place_text(const program::SourcePlace& place);
/// `and 4 more`
[[nodiscard]] std::string and_more(std::size_t count);

}  // namespace cairn::engine::report
