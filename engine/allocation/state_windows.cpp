// SPDX-License-Identifier: Apache-2.0
// What a window means once its oldest position is decided.
#include "allocation/state.hpp"

namespace cairn::allocation {

bool State::propagate_window(WindowIndex index) {
  const Span& window = model_.windows[index];
  if (chosen_[window.node] == Truth::no) return true;
  const std::uint32_t anchor = anchor_[index];
  if (anchor == undecided || chosen_[window.node] != Truth::yes) return true;
  if (anchor == none) {
    for (const SpanTerm& term : model_.terms_of_window[index])
      wish(Change::presence, term.presence, false);
    return true;
  }
  const std::uint32_t last = window.greatest_end[anchor];
  if (last < anchor || window.least_end[anchor] > last) return false;
  for (const SpanTerm& term : model_.terms_of_window[index]) {
    if (term.position >= anchor && term.position <= last) continue;
    if (presence_[term.presence].truth != Truth::no) wish(Change::presence, term.presence, false);
  }
  return require_one_of(index, anchor, anchor) &&
         (window.least_end[anchor] <= anchor ||
          require_one_of(index, window.least_end[anchor], last));
}

/// Something counted must lie at a position from `first` to `last`.
bool State::require_one_of(WindowIndex index, std::uint32_t first, std::uint32_t last) {
  const Candidates found = candidates(index, first, last);
  if (found.counted) return true;
  if (found.open == 1) wish(Change::presence, found.first, true);
  return found.open > 0;
}

PresenceIndex State::wanted(WindowIndex index) const {
  const Span& window = model_.windows[index];
  const std::uint32_t anchor = anchor_[index];
  if (anchor == undecided || anchor == none || chosen_[window.node] != Truth::yes) return none;
  const Candidates oldest = candidates(index, anchor, anchor);
  if (!oldest.counted) return oldest.first;
  if (window.least_end[anchor] <= anchor) return none;
  const Candidates latest =
      candidates(index, window.least_end[anchor], window.greatest_end[anchor]);
  return latest.counted ? none : latest.first;
}

State::Candidates State::candidates(WindowIndex index, std::uint32_t first,
                                    std::uint32_t last) const {
  Candidates found;
  for (const SpanTerm& term : model_.terms_of_window[index]) {
    if (term.position < first || term.position > last) continue;
    const Truth truth = presence_[term.presence].truth;
    if (truth == Truth::yes) return {none, 0, true};
    if (truth == Truth::no) continue;
    if (found.open++ == 0) found.first = term.presence;
  }
  return found;
}

}  // namespace cairn::allocation
