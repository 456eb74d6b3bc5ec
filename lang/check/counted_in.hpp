// SPDX-License-Identifier: Apache-2.0
/// @file
/// `credentials counted in X`: where it may stand, and which clause X is.
#pragma once

#include <cairn/lang/ast.hpp>
#include <cairn/lang/program.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

/// While it lives, what is read is all that this clause of `overall` speaks of; none: something
/// else, in which `counted in` says nothing.
class Counting {
 public:
  Counting(Checker& checker, std::optional<program::ClauseId> clause)
      : checker_(checker), outer_(checker.counting) {
    checker.counting = clause;
  }
  Counting(const Counting&) = delete;
  Counting& operator=(const Counting&) = delete;
  ~Counting() { checker_.counting = outer_; }

 private:
  Checker& checker_;
  std::optional<program::ClauseId> outer_;
};

/// Notes that the clause being read speaks of what is counted there; reports it where none is.
[[nodiscard]] bool note_counted_in(Checker& checker, const ast::CountedInSource& source, Span span);

/// A share of all that counts is of another place than what is counted in X: reports it.
[[nodiscard]] bool is_of_one_place(Checker& checker, program::ClauseId clause,
                                   const ast::Phrase& phrase);

/// Finds the clauses that were noted, when all are known.
void resolve_counted_in(Checker& checker);

}  // namespace cairn::lang::checking
