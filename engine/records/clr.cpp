// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "records/content.hpp"
#include "records/json_ld.hpp"
#include "records/native.hpp"
#include "records/open_badges.hpp"
#include "records/parts.hpp"
#include "records/text.hpp"

namespace cairn::engine::records {
namespace {

class ClrReader {
 public:
  ClrReader(const ReadLimits& limits, Findings& findings) : limits_(limits), findings_(findings) {}

  Record read(const Json& document) {
    const std::vector<Json> subjects = one_or_many(document, "credentialSubject");
    if (subjects.size() != 1 || !subjects[0].is_object()) {
      findings_.report(Code::missing_member, document, {"the learner record", "credentialSubject"},
                       "a CLR is about one learner: one object");
      return {};
    }
    record_.learner.id = id_of(subjects[0]);
    record_.learner.name = localised_member(subjects[0], "name").value_or("");
    envelope(document, subjects[0]);
    name_entries();
    compare_codes();
    for (const Json& association : associations_)
      link(association);
    break_circles();
    return std::move(record_);
  }

 private:
  /// The entries and associations of one CLR, which may hold another.
  void envelope(const Json& document, const Json& subject) {
    const auto list = subject.member("verifiableCredential");
    if (list && list->is_list() && !within_bound(*list, limits_, findings_)) return;
    const bool has_proof = !one_or_many(document, "proof").empty();
    for (const Json& inner : one_or_many(subject, "verifiableCredential"))
      entry(inner, has_proof);
    for (const Json& association : one_or_many(subject, "association"))
      associations_.push_back(association);
  }

  void entry(const Json& inner, bool envelope_has_proof) {
    if (inner.is_text() || has_type(inner, "EnvelopedVerifiableCredential")) {
      leave_out(inner, "a credential wrapped in a JWT, which this version of Cairn does not read",
                "ask the issuer for the same credential as plain JSON");
    } else if (has_type(inner, "ClrCredential")) {
      const std::vector<Json> subjects = one_or_many(inner, "credentialSubject");
      if (subjects.size() == 1 && subjects[0].is_object()) {
        envelope(inner, subjects[0]);
      } else {
        leave_out(inner, "a learner record without `credentialSubject`");
      }
    } else if (!is_badge(inner)) {
      leave_out(inner,
                "no achievement (its `type` is neither `OpenBadgeCredential` nor "
                "`AchievementCredential`)");
    } else {
      BadgeResult result = read_badge(inner, findings_);
      if (result.fault) {
        leave_out(result.fault->at, result.fault->in_words);
      } else {
        keep(inner, std::move(*result.badge), envelope_has_proof);
      }
    }
  }

  void leave_out(const Json& at, std::string_view what, std::string hint = {}) {
    findings_.report(Code::entry_not_read, at, {std::string(what)}, std::move(hint));
  }

  void keep(const Json& inner, Badge badge, bool envelope_has_proof) {
    RecordCredential& credential = badge.credential;
    if (envelope_has_proof && one_or_many(inner, "proof").empty()) {
      credential.checks.front().why =
          "the entry has no proof of its own, and this version does not verify that of the whole";
    }
    if (!badge.subject_id.empty() && !record_.learner.id.empty() &&
        badge.subject_id != record_.learner.id) {
      const std::string name = credential.id.empty() ? credential.title : credential.id;
      findings_.report(Code::other_subject, inner,
                       {shown(name), shown(badge.subject_id), shown(record_.learner.id)},
                       "ask the issuer whether both ids are of this learner");
    }
    entries_.push_back(inner);
    achievements_[badge.achievement_id].push_back(record_.credentials.size());
    record_.credentials.push_back(std::move(credential));
  }

  /// Ids for entries that have none. The same entry twice counts once; two that differ are an
  /// error.
  void name_entries() {
    std::map<std::string, std::size_t> first_of;
    std::vector<RecordCredential>& credentials = record_.credentials;
    for (std::size_t i = 0; i < credentials.size(); ++i) {
      if (credentials[i].id.empty()) credentials[i].id = fmt::format("#{}", i + 1);
      const auto [found, fresh] = first_of.emplace(credentials[i].id, i);
      if (fresh) continue;
      if (differing_member(credentials[found->second], credentials[i])) {
        findings_.report(Code::repeated_entry, entries_[i], {shown(credentials[i].id)},
                         "ask the issuer which of the two holds");
      } else {
        leave_out(entries_[i], "the same as one before it");
        repeated_.insert(i);
      }
    }
    if (repeated_.empty()) return;
    std::vector<RecordCredential> kept;
    std::vector<Json> kept_from;
    std::map<std::size_t, std::size_t> moved;
    for (std::size_t i = 0; i < credentials.size(); ++i) {
      if (repeated_.contains(i)) continue;
      moved[i] = kept.size();
      kept.push_back(std::move(credentials[i]));
      kept_from.push_back(entries_[i]);
    }
    credentials = std::move(kept);
    entries_ = std::move(kept_from);
    for (auto& [id, entries] : achievements_) {
      std::vector<std::size_t> now;
      for (const std::size_t entry : entries) {
        if (const auto found = moved.find(entry); found != moved.end()) {
          now.push_back(found->second);
        }
      }
      entries = std::move(now);
    }
  }

  /// Some issuers give one achievement id to several courses; a policy takes those for repeats.
  void compare_codes() {
    std::map<std::string_view, std::string_view> title_of;
    std::set<std::string_view> told;
    for (std::size_t i = 0; i < record_.credentials.size(); ++i) {
      const RecordCredential& credential = record_.credentials[i];
      if (credential.code.empty() || credential.title.empty()) continue;
      const auto [found, fresh] = title_of.emplace(credential.code, credential.title);
      if (fresh || found->second == credential.title) continue;
      if (!told.insert(credential.code).second) continue;
      findings_.report(Code::one_code_two_titles, entries_[i],
                       {shown(credential.code), shown(found->second), shown(credential.title)},
                       "ask the issuer whether they are one course or several");
    }
  }

  /// Associations are between achievements; parts are between what was earned of them.
  void link(const Json& association) {
    const std::string_view type = association.text_member("associationType").value_or("");
    std::string whole(association.text_member("targetId").value_or(""));
    std::string part(association.text_member("sourceId").value_or(""));
    if (type == "isParentOf") {
      std::swap(whole, part);
    } else if (type != "isChildOf" && type != "isPartOf") {
      return;
    }
    if (whole.empty() || part.empty()) return;
    const auto wholes = achievements_.find(whole);
    const auto parts = achievements_.find(part);
    if (wholes == achievements_.end() || parts == achievements_.end()) return;
    for (const std::size_t outer : wholes->second) {
      for (const std::size_t inner : parts->second) {
        if (links_.size() >= limits_.credentials) {
          too_many_links(association);
          return;
        }
        if (links_.insert({outer, inner}).second) {
          record_.credentials[outer].parts.push_back(record_.credentials[inner].id);
        }
      }
    }
  }

  void too_many_links(const Json& association) {
    if (findings_.has_errors()) return;
    findings_.report(
        Code::record_over_bound, association,
        {"the record links more pairs of entries", fmt::format("{}", limits_.credentials)});
  }

  void break_circles() {
    const std::vector<std::size_t> circles = circles_of_parts(record_.credentials);
    std::set<std::size_t> told;
    for (std::size_t i = 0; i < circles.size(); ++i) {
      if (circles[i] == 0) continue;
      RecordCredential& credential = record_.credentials[i];
      credential.parts.clear();
      if (!told.insert(circles[i]).second) continue;
      findings_.report(Code::parts_left_out, entries_[i], {shown(credential.id)},
                       "the associations of the file go in a circle");
    }
  }

  const ReadLimits& limits_;
  Findings& findings_;
  Record record_;
  std::vector<Json> entries_;  ///< of each credential, what it was read from
  std::vector<Json> associations_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> achievements_;
  std::set<std::size_t> repeated_;
  std::set<std::pair<std::size_t, std::size_t>> links_;  ///< whole and part
};

}  // namespace

Record read_clr(const Json& document, const ReadLimits& limits, Findings& findings) {
  return ClrReader(limits, findings).read(document);
}

}  // namespace cairn::engine::records
