// SPDX-License-Identifier: Apache-2.0
#include "records/kinds.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace cairn::engine::records {
namespace {

struct Kind {
  std::string_view word;
  std::string_view achievement_type;  ///< of Open Badges 3.0; empty: none
};

constexpr auto kinds = std::to_array<Kind>({
    {"achievement", "Achievement"},
    {"apprenticeship-certificate", "ApprenticeshipCertificate"},
    {"assessment", "Assessment"},
    {"assignment", "Assignment"},
    {"associate-degree", "AssociateDegree"},
    {"award", "Award"},
    {"bachelor-degree", "BachelorDegree"},
    {"badge", "Badge"},
    {"certificate", "Certificate"},
    {"certificate-of-completion", "CertificateOfCompletion"},
    {"certification", "Certification"},
    {"co-curricular", "CoCurricular"},
    {"community-service", "CommunityService"},
    {"competency", "Competency"},
    {"course", "Course"},
    {"degree", "Degree"},
    {"diploma", "Diploma"},
    {"doctoral-degree", "DoctoralDegree"},
    {"exam", ""},
    {"fieldwork", "Fieldwork"},
    {"general-education-development", "GeneralEducationDevelopment"},
    {"journeyman-certificate", "JourneymanCertificate"},
    {"learning-program", "LearningProgram"},
    {"licence", "License"},
    {"master-certificate", "MasterCertificate"},
    {"master-degree", "MasterDegree"},
    {"membership", "Membership"},
    {"micro-credential", "MicroCredential"},
    {"professional-doctorate", "ProfessionalDoctorate"},
    {"quality-assurance-credential", "QualityAssuranceCredential"},
    {"research-doctorate", "ResearchDoctorate"},
    {"secondary-school-diploma", "SecondarySchoolDiploma"},
    {"work-experience", ""},
});

constexpr bool in_order() {
  for (std::size_t i = 1; i < kinds.size(); ++i) {
    if (!(kinds[i - 1].word < kinds[i].word)) return false;
  }
  return true;
}
static_assert(in_order());

}  // namespace

std::optional<std::string_view> kind_of_word(std::string_view word) {
  if (word == "license") return "licence";
  if (word == "learning-programme") return "learning-program";
  const auto* const found =
      std::lower_bound(kinds.begin(), kinds.end(), word,
                       [](const Kind& kind, std::string_view name) { return kind.word < name; });
  if (found == kinds.end() || found->word != word) return std::nullopt;
  return found->word;
}

std::optional<std::string_view> kind_of_achievement_type(std::string_view type) {
  const auto* const found = std::find_if(
      kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.achievement_type == type; });
  if (type.empty() || found == kinds.end()) return std::nullopt;
  return found->word;
}

std::optional<std::string_view> kind_like(std::string_view word) {
  if (const auto kind = kind_of_achievement_type(word)) return kind;
  std::string plain;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') {
      plain += static_cast<char>(c - 'A' + 'a');
    } else {
      plain += c == ' ' || c == '_' ? '-' : c;
    }
  }
  if (const auto kind = kind_of_word(plain)) return kind;
  if (plain == "microcredential" || plain == "microcredentials") return "micro-credential";
  if (plain.ends_with('s')) {
    plain.pop_back();
    if (const auto kind = kind_of_word(plain)) return kind;
  }
  return std::nullopt;
}

}  // namespace cairn::engine::records
