// SPDX-License-Identifier: Apache-2.0
#include "base/kinds.hpp"

#include <algorithm>
#include <array>

namespace cairn::lang {
namespace {

struct Kind {
  std::string_view singular;
  std::string_view plural;
  std::string_view canonical;  ///< the singular that is compared
};

constexpr Kind same(std::string_view singular, std::string_view plural) {
  return {singular, plural, singular};
}

constexpr auto table = std::to_array<Kind>({
    same("credential", "credentials"),
    same("achievement", "achievements"),
    same("apprenticeship-certificate", "apprenticeship-certificates"),
    same("assessment", "assessments"),
    same("assignment", "assignments"),
    same("associate-degree", "associate-degrees"),
    same("award", "awards"),
    same("bachelor-degree", "bachelor-degrees"),
    same("badge", "badges"),
    same("certificate", "certificates"),
    same("certificate-of-completion", "certificates-of-completion"),
    same("certification", "certifications"),
    same("co-curricular", "co-curricular"),
    same("community-service", "community-service"),
    same("competency", "competencies"),
    same("course", "courses"),
    same("degree", "degrees"),
    same("diploma", "diplomas"),
    same("doctoral-degree", "doctoral-degrees"),
    same("exam", "exams"),
    same("fieldwork", "fieldwork"),
    same("general-education-development", "general-education-development"),
    same("journeyman-certificate", "journeyman-certificates"),
    same("learning-program", "learning-programs"),
    {"learning-programme", "learning-programmes", "learning-program"},
    same("licence", "licences"),
    {"license", "licenses", "licence"},
    same("master-certificate", "master-certificates"),
    same("master-degree", "master-degrees"),
    same("membership", "memberships"),
    same("micro-credential", "micro-credentials"),
    same("professional-doctorate", "professional-doctorates"),
    same("quality-assurance-credential", "quality-assurance-credentials"),
    same("research-doctorate", "research-doctorates"),
    same("secondary-school-diploma", "secondary-school-diplomas"),
    same("work-experience", "work-experience"),
});

const Kind* find(std::string_view word, std::string_view Kind::*form) {
  const auto* const found = std::find_if(table.begin(), table.end(),
                                         [&](const Kind& kind) { return kind.*form == word; });
  return found == table.end() ? nullptr : found;
}

std::vector<std::string_view> all(std::string_view Kind::*form) {
  std::vector<std::string_view> words;
  words.reserve(table.size());
  for (const Kind& kind : table)
    words.push_back(kind.*form);
  return words;
}

}  // namespace

std::optional<std::string_view> singular_of(std::string_view plural) {
  const Kind* const kind = find(plural, &Kind::plural);
  if (kind == nullptr) return std::nullopt;
  return kind->canonical;
}

std::optional<std::string_view> plural_of(std::string_view singular) {
  const Kind* const kind = find(singular, &Kind::singular);
  if (kind == nullptr) return std::nullopt;
  return kind->plural;
}

bool is_kind_singular(std::string_view word) {
  return find(word, &Kind::singular) != nullptr;
}

std::optional<std::string_view> canonical_kind(std::string_view singular) {
  const Kind* const kind = find(singular, &Kind::singular);
  if (kind == nullptr) return std::nullopt;
  return kind->canonical;
}

std::vector<std::string_view> kind_singulars() {
  return all(&Kind::singular);
}
std::vector<std::string_view> kind_plurals() {
  return all(&Kind::plural);
}

}  // namespace cairn::lang
