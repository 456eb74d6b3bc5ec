// SPDX-License-Identifier: Apache-2.0
#include "audit/slices.hpp"

#include <algorithm>

namespace cairn::engine {
namespace {

using namespace program;

bool is_ceiling(const PhraseBody& phrase) {
  return !phrase.demand.bounds.low || phrase.demand.bounds.low->is_zero();
}

/// No form is surer to be in the one than in the other.
bool within(const std::vector<Truth>& one, const std::vector<Truth>& other) {
  return std::equal(one.begin(), one.end(), other.begin(),
                    [](Truth left, Truth right) { return left <= right; });
}

bool has_any(const std::vector<Truth>& in) {
  return std::any_of(in.begin(), in.end(), [](Truth truth) { return truth != Truth::no; });
}

class Slicer {
 public:
  Slicer(const Memberships& memberships, const PhraseBody& phrase)
      : memberships_(memberships),
        phrase_(phrase),
        choice_(chooses_slice(phrase)),
        asked_(memberships.of(phrase.demand.from)) {}

  std::vector<Slice> slices() {
    std::vector<Slice> slices = {everything()};
    if (phrase_.same) slices = by_value(slices, phrase_.same->field, phrase_.same->among);
    if (phrase_.per) slices = by_value(slices, *phrase_.per, std::nullopt);
    if (phrase_.within) slices = by_period(slices);
    drop_idle(slices);
    if (slices.empty() && choice_) {
      slices.push_back(everything());
      std::fill(slices[0].in.begin(), slices[0].in.end(), Truth::no);
    }
    return slices;
  }

 private:
  [[nodiscard]] Slice everything() const {
    Slice slice;
    for (const Membership& in : asked_)
      slice.in.push_back(in.may_be_in() ? Truth::yes : Truth::no);
    return slice;
  }

  template <class Of>
  static void add(std::vector<Slice>& slices, Slice slice, Of&& of) {
    for (FormIndex form = 0; form < slice.in.size(); ++form)
      slice.in[form] = both(slice.in[form], of(form));
    if (has_any(slice.in)) slices.push_back(std::move(slice));
  }

  // ---- values

  std::vector<Slice> by_value(const std::vector<Slice>& slices, const FieldReference& field,
                              const std::optional<std::vector<std::string>>& among) const {
    const FieldValues& values = memberships_.values(field);
    const auto may_be = [&](const std::string& name) {
      return !among || std::binary_search(among->begin(), among->end(), name);
    };
    const bool others =
        !among || std::any_of(among->begin(), among->end(), [&](const std::string& name) {
          return !std::binary_search(values.names.begin(), values.names.end(), name);
        });
    std::vector<Slice> result;
    for (const Slice& slice : slices) {
      for (std::uint32_t value = 0; value < values.names.size(); ++value) {
        if (!may_be(values.names[value])) continue;
        Slice of_value = slice;
        of_value.value = values.names[value];
        add(result, std::move(of_value), [&](FormIndex form) { return has(values, form, value); });
      }
      // A value that the record gives nowhere.
      if (others) {
        add(result, slice, [&](FormIndex form) {
          return values.of[form].may_have_more ? Truth::unknown : Truth::no;
        });
      }
      if (!choice_) add_alone(result, slice, values);
    }
    return result;
  }

  static Truth has(const FieldValues& values, FormIndex form, std::uint32_t value) {
    const FieldValues::OfForm& of = values.of[form];
    if (std::binary_search(of.known.begin(), of.known.end(), value)) return Truth::yes;
    return of.may_have_more ? Truth::unknown : Truth::no;
  }

  /// What has some value, whichever it is, is under the ceiling of that one at least.
  static void add_alone(std::vector<Slice>& result, const Slice& slice, const FieldValues& values) {
    for (FormIndex alone = 0; alone < slice.in.size(); ++alone) {
      if (!values.of[alone].may_have_more || values.of[alone].may_have_many) continue;
      add(result, slice, [&](FormIndex form) { return form == alone ? Truth::yes : Truth::no; });
    }
  }

  // ---- periods

  std::vector<Slice> by_period(const std::vector<Slice>& slices) const {
    std::vector<Slice> result;
    for (const Slice& slice : slices) {
      const std::size_t first = result.size();
      for (const Date start : starts(slice)) {
        Slice period = slice;
        period.from = start;
        period.until = later_by(start, phrase_.within->length);
        add(result, period, [&](FormIndex form) { return lies(form, start, *period.until); });
      }
      const bool undated = result.size() == first;
      if (undated) {
        add(result, slice, [](FormIndex) { return Truth::unknown; });
      }
      if (!choice_) add_alone(result, slice);
    }
    return result;
  }

  [[nodiscard]] const std::optional<PartialDate>& date_of(FormIndex form) const {
    return memberships_.holdings().forms[form].facts->awarded;
  }

  /// The days on which a period may begin: those of award, as early and as late as they may be.
  [[nodiscard]] std::vector<Date> starts(const Slice& slice) const {
    std::vector<Date> days;
    for (FormIndex form = 0; form < slice.in.size(); ++form) {
      const auto& awarded = date_of(form);
      if (slice.in[form] == Truth::no || !awarded) continue;
      days.push_back(awarded->earliest);
      days.push_back(awarded->latest);
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
  }

  [[nodiscard]] Truth lies(FormIndex form, Date from, Date until) const {
    const auto& awarded = date_of(form);
    if (!awarded) return Truth::unknown;
    if (from <= awarded->earliest && awarded->latest <= until) return Truth::yes;
    return until < awarded->earliest || awarded->latest < from ? Truth::no : Truth::unknown;
  }

  void add_alone(std::vector<Slice>& result, const Slice& slice) const {
    for (FormIndex alone = 0; alone < slice.in.size(); ++alone) {
      const auto& awarded = date_of(alone);
      if (awarded && awarded->is_exact()) continue;
      add(result, slice, [&](FormIndex form) { return form == alone ? Truth::yes : Truth::no; });
    }
  }

  // ---- what makes no difference

  /// Nothing but lower bounds in a choice, nothing but upper ones of plain amounts in a ceiling:
  /// then what lies within another slice is settled by that one.
  [[nodiscard]] bool larger_settles() const {
    const auto settles = [&](const Demand& demand) {
      return choice_ ? !demand.bounds.high : !demand.share;
    };
    return settles(phrase_.demand) &&
           std::all_of(phrase_.including.begin(), phrase_.including.end(), settles);
  }

  void drop_idle(std::vector<Slice>& slices) const {
    std::vector<Slice> kept;
    for (std::size_t i = 0; i < slices.size(); ++i) {
      bool idle = false;
      for (std::size_t j = 0; j < slices.size() && !idle; ++j) {
        if (i == j || slices[i].value != slices[j].value) continue;
        const bool alike = slices[i].in == slices[j].in;
        idle = alike ? j < i : larger_settles() && within(slices[i].in, slices[j].in);
      }
      if (!idle) kept.push_back(slices[i]);
    }
    slices = std::move(kept);
  }

  const Memberships& memberships_;
  const PhraseBody& phrase_;
  bool choice_ = false;
  const std::vector<Membership>& asked_;
};

}  // namespace

bool chooses_slice(const PhraseBody& phrase) {
  return phrase.same || (phrase.within && !is_ceiling(phrase));
}

bool holds_in_each_slice(const PhraseBody& phrase) {
  return phrase.per || (phrase.within && is_ceiling(phrase));
}

std::vector<Slice> slices_of(const Memberships& memberships, const PhraseBody& phrase) {
  return Slicer(memberships, phrase).slices();
}

}  // namespace cairn::engine
