// SPDX-License-Identifier: Apache-2.0
#include "explain/words.hpp"

#include <array>

#include "explain/finding.hpp"

namespace cairn::engine {

std::string plural(std::string_view kind) {
  for (const std::string_view same : {"co-curricular", "community-service", "fieldwork",
                                      "general-education-development", "work-experience"}) {
    if (kind == same) return std::string(kind);
  }
  if (kind == "certificate-of-completion") return "certificates-of-completion";
  if (kind.ends_with('y')) return std::string(kind.substr(0, kind.size() - 1)) + "ies";
  return std::string(kind) + "s";
}

std::string_view field_noun(std::string_view field) {
  constexpr std::array<std::array<std::string_view, 2>, 6> nouns = {{
      {"born", "date of birth"},
      {"admitted", "date of admission"},
      {"awarded", "date of award"},
      {"started", "date of start"},
      {"expires", "date of expiry"},
      {"used", "list of used credentials"},
  }};
  for (const auto& [name, noun] : nouns) {
    if (name == field) return noun;
  }
  return field;
}

std::string quantity(Number number, std::string_view unit) {
  std::string noun(unit);
  if (number == Number(1)) {
    if (noun.starts_with("certificates-of")) {
      noun.erase(noun.find('s'), 1);
    } else if (noun.ends_with("ies")) {
      noun.replace(noun.size() - 3, 3, "y");
    } else if (noun.ends_with('s')) {
      noun.pop_back();
    }
  }
  return number.to_text() + (noun == "%" ? "" : " ") + noun;
}

std::string joined(const std::vector<std::string>& texts, std::string_view last) {
  std::string result;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) result += i + 1 == texts.size() ? " " + std::string(last) + " " : ", ";
    result += texts[i];
  }
  return result;
}

std::string quoted(std::string_view text) {
  return text.empty() ? std::string() : "\"" + std::string(text) + "\"";
}

std::string unit_words(const program::Program& program, const program::Unit& unit,
                       std::optional<program::SelectionId> of) {
  switch (unit.measure) {
    case program::Measure::hours:
      return "hours";
    case program::Measure::credits:
      return unit.framework ? program[*unit.framework].name + " credits" : "credits";
    case program::Measure::count:
      break;
  }
  if (of) {
    if (const auto* kind = std::get_if<program::OfKind>(&program[*of].base)) {
      return plural(kind->kind);
    }
  }
  return "credentials";
}

CredentialRef reference_to(const RecordCredential& credential) {
  return {credential.id, credential.code, credential.title,
          credential.issuer.empty() ? credential.issuer_id : credential.issuer};
}

bool has_speaking_code(const CredentialRef& credential) {
  const std::string& code = credential.code;
  const bool is_uri = code.starts_with("urn:") || code.find("://") != std::string::npos;
  return !code.empty() && (!is_uri || credential.title.empty());
}

std::string name_of(const CredentialRef& credential) {
  if (has_speaking_code(credential)) {
    return credential.title.empty() ? credential.code
                                    : credential.code + " (" + credential.title + ")";
  }
  return credential.title.empty() ? credential.id : quoted(credential.title);
}

std::string sentence(const std::vector<Finding>& findings) {
  std::string result;
  for (const Finding& finding : findings) {
    if (!result.empty()) result += "; ";
    result += finding.has;
    if (!finding.asks.empty()) result += "; the clause asks " + finding.asks;
  }
  return result;
}

}  // namespace cairn::engine
