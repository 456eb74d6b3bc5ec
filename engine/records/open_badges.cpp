// SPDX-License-Identifier: Apache-2.0
#include "records/open_badges.hpp"

#include <fmt/core.h>

#include "records/achievement_result.hpp"
#include "records/json_ld.hpp"
#include "records/kinds.hpp"
#include "records/text.hpp"

namespace cairn::engine::records {
namespace {

/// Reads one badge; what is taken from where is one function a question.
class BadgeReader {
 public:
  BadgeReader(const Json& document, const Json& subject, const Json& achievement,
              Findings& findings)
      : document_(document), subject_(subject), achievement_(achievement), findings_(findings) {}

  Badge read() {
    badge_.subject_id = id_of(subject_);
    badge_.achievement_id = id_of(achievement_);
    entry().id = id_of(document_);
    what_was_earned();
    who_awarded_it();
    when();
    credits();
    what_it_is_about();
    result_of_achievement(subject_, achievement_, entry(), findings_);
    who_earned_it();
    checks();
    return std::move(badge_);
  }

 private:
  RecordCredential& entry() { return badge_.credential; }

  void note(std::string_view field, std::string_view text, const Json& at) {
    entry().origin.push_back({std::string(field), std::string(text), findings_.pointer(at)});
  }
  void leave_unknown(std::string_view field, const Json& at, std::string why) {
    findings_.report(Code::left_unknown, at, {fmt::format("`{}`", field), std::move(why)});
  }

  void what_was_earned() {
    const auto code = achievement_.text_member("humanCode");
    entry().code = code && !code->empty() ? std::string(*code) : badge_.achievement_id;
    entry().title = localised_member(achievement_, "name").value_or("");
    for (const Json& type : one_or_many(achievement_, "achievementType")) {
      if (!type.is_text()) continue;
      if (const auto kind = kind_of_achievement_type(type.text())) {
        entry().kind = *kind;
        return;
      }
      note("kind", type.text(), type);
      findings_.report(Code::unknown_kind, type, {shown(type.text())},
                       "an issuer profile can say the kind of such achievements");
    }
  }

  void who_awarded_it() {
    if (const auto issuer = document_.member("issuer")) {
      entry().issuer_id = id_of(*issuer);
      entry().issuer = localised_member(*issuer, "name").value_or("");
    }
    // Somebody else may have assessed or designed it: worth knowing, but not the issuer.
    party("source", subject_.member("source"));
    party("creator", achievement_.member("creator"));
  }

  void party(std::string_view field, const std::optional<Json>& profile) {
    if (!profile) return;
    const std::string_view id = id_of(*profile);
    if (id == entry().issuer_id) return;
    note(field, localised_member(*profile, "name").value_or(id), *profile);
  }

  std::optional<PartialDate> date(std::string_view field, const Json& object,
                                  std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
      const auto value = object.member(name);
      if (!value) continue;
      note(field, value->text(), *value);
      const auto read = value->is_text() ? date_of_timestamp(value->text()) : std::nullopt;
      if (!read) leave_unknown(field, *value, described(*value) + " is no date");
      return read;
    }
    return std::nullopt;
  }

  void when() {
    entry().awarded = date("awarded", document_, {"awardedDate", "validFrom", "issuanceDate"});
    entry().started = date("started", subject_, {"activityStartDate"});
    const bool has_end = document_.member("validUntil") || document_.member("expirationDate");
    entry().expires = date("expires", document_, {"validUntil", "expirationDate"});
    entry().does_not_expire = !has_end;
  }

  void credits() {
    // What could be earned is not what was earned.
    if (const auto available = achievement_.member("creditsAvailable")) {
      note("credits-available", available->text(), *available);
    }
    const auto earned = subject_.member("creditsEarned");
    if (!earned) return;
    note("credits", earned->text(), *earned);
    const auto amount = exact_number(*earned);
    if (!amount || amount->is_negative()) {
      leave_unknown("credits", *earned, described(*earned) + " is no amount that Cairn can hold");
      return;
    }
    entry().credits.push_back({*amount, ""});
  }

  void what_it_is_about() {
    for (const Json& tag : one_or_many(achievement_, "tag")) {
      if (const auto text = localised(tag)) entry().tags.values.emplace_back(*text);
    }
    for (const std::string_view name : {"fieldOfStudy", "specialization"}) {
      const auto value = achievement_.member(name);
      if (!value) continue;
      if (const auto text = localised(*value)) {
        entry().subjects.values.emplace_back(*text);
        note("subjects", *text, *value);
      }
    }
    if (const auto language = achievement_.text_member("inLanguage")) entry().language = *language;
    // An alignment names a place in somebody's framework; it is no level until a profile says so.
    for (const Json& alignment : one_or_many(achievement_, "alignment")) {
      const std::string_view framework =
          localised_member(alignment, "targetFramework").value_or("");
      const std::string_view code = alignment.text_member("targetCode").value_or("");
      const std::string_view name = localised_member(alignment, "targetName").value_or("");
      const std::string both = fmt::format("{} {}", framework, code.empty() ? name : code);
      if (!trimmed(both).empty()) note("alignment", trimmed(both), alignment);
    }
  }

  void who_earned_it() {
    if (const auto name = localised_member(subject_, "name")) {
      badge_.subject_name = *name;
      return;
    }
    for (const Json& identifier : one_or_many(subject_, "identifier")) {
      const auto hashed = identifier.member("hashed");
      const bool plain = !hashed || (hashed->is_boolean() && !hashed->truth());
      if (identifier.text_member("identityType") == "name" && plain) {
        badge_.subject_name = identifier.text_member("identityHash").value_or("");
        return;
      }
    }
  }

  void checks() {
    const bool signed_by_someone = !one_or_many(document_, "proof").empty();
    entry().checks.push_back(
        {"signature", CheckOutcome::not_checked,
         signed_by_someone ? "this version does not verify signatures" : "the file has no proof"});
    if (!one_or_many(document_, "credentialStatus").empty()) {
      entry().checks.push_back(
          {"revocation", CheckOutcome::not_checked, "the list is not at hand"});
    }
  }

  const Json& document_;
  const Json& subject_;
  const Json& achievement_;
  Findings& findings_;
  Badge badge_;
};

/// The one object that a member must be; a fault where there is none, or several.
std::optional<Json> only_member(const Json& object, std::string_view name, std::string_view what,
                                BadgeResult& result) {
  const std::vector<Json> values = one_or_many(object, name);
  if (values.empty()) {
    result.fault = {Code::missing_member,
                    object,
                    {std::string(what), std::string(name)},
                    fmt::format("a badge without `{}`", name)};
    return std::nullopt;
  }
  if (values.size() > 1 || !(values[0].is_object() || values[0].is_text())) {
    result.fault = {
        Code::wrong_type,
        values[0],
        {fmt::format("`{}`", name), "one object",
         values.size() > 1 ? fmt::format("{} of them", values.size()) : described(values[0])},
        fmt::format("a badge whose `{}` is not one object", name)};
    return std::nullopt;
  }
  return values[0];
}

}  // namespace

bool is_badge(const Json& document) {
  return has_type(document, "OpenBadgeCredential") || has_type(document, "AchievementCredential");
}

BadgeResult read_badge(const Json& document, Findings& findings) {
  BadgeResult result;
  const auto subject = only_member(document, "credentialSubject", "the badge", result);
  if (!subject) return result;
  const auto achievement = only_member(*subject, "achievement", "the badge", result);
  if (!achievement) return result;
  result.badge = BadgeReader(document, *subject, *achievement, findings).read();
  return result;
}

Record read_open_badge(const Json& document, Findings& findings) {
  Record record;
  BadgeResult result = read_badge(document, findings);
  if (result.fault) {
    findings.report(result.fault->code, result.fault->at, result.fault->arguments,
                    "a badge is about one learner and one achievement");
    return record;
  }
  Badge& badge = *result.badge;
  if (badge.credential.id.empty()) badge.credential.id = "#1";
  record.learner.id = std::move(badge.subject_id);
  record.learner.name = std::move(badge.subject_name);
  record.credentials.push_back(std::move(badge.credential));
  return record;
}

}  // namespace cairn::engine::records
