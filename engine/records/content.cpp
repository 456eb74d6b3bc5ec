// SPDX-License-Identifier: Apache-2.0
#include "records/content.hpp"

#include <algorithm>

namespace cairn::engine::records {
namespace {

bool same(const TextList& left, const TextList& right) {
  return left.values == right.values && left.complete == right.complete;
}

bool same(const std::vector<RecordLevel>& left, const std::vector<RecordLevel>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const RecordLevel& a, const RecordLevel& b) {
                      return a.framework == b.framework && a.value == b.value;
                    });
}

bool same(const std::vector<RecordCredits>& left, const std::vector<RecordCredits>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const RecordCredits& a, const RecordCredits& b) {
                      return a.amount == b.amount && a.unit == b.unit;
                    });
}

}  // namespace

std::optional<std::string_view> differing_member(const RecordCredential& left,
                                                 const RecordCredential& right) {
  if (left.code != right.code) return "code";
  if (left.title != right.title) return "title";
  if (left.issuer != right.issuer || left.issuer_id != right.issuer_id) return "issuer";
  if (left.kind != right.kind) return "kind";
  if (!same(left.levels, right.levels)) return "level";
  if (!same(left.credits, right.credits)) return "credits";
  if (left.hours != right.hours) return "hours";
  if (left.grade != right.grade) return "grade";
  if (left.scale != right.scale) return "scale";
  if (left.mark != right.mark) return "mark";
  if (left.awarded != right.awarded) return "awarded";
  if (left.started != right.started) return "started";
  if (left.expires != right.expires || left.does_not_expire != right.does_not_expire) {
    return "expires";
  }
  if (left.status != right.status) return "status";
  if (left.mode != right.mode) return "mode";
  if (!same(left.subjects, right.subjects)) return "subjects";
  if (!same(left.skills, right.skills)) return "skills";
  if (!same(left.tags, right.tags)) return "tags";
  if (left.assessed != right.assessed) return "assessed";
  if (left.proctored != right.proctored) return "proctored";
  if (left.language != right.language) return "language";
  if (left.parts != right.parts) return "parts";
  if (left.fields != right.fields) return "fields";
  return std::nullopt;
}

}  // namespace cairn::engine::records
