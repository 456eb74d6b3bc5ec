// SPDX-License-Identifier: Apache-2.0
/// The audit as JSON, `audit/0`: an interface that other programs build on. Every member is always
/// there (but `versions`, and `results` where the award has no tiers and the like), in this order;
/// what is not known or not written is null. docs/audit.schema.json.
#include <optional>

#include <cairn/engine/json_writer.hpp>
#include <cairn/engine/report.hpp>

namespace cairn::engine {
namespace {

struct Json {
  JsonWriter out;

  void text(std::string_view name, std::string_view value) {
    out.name(name);
    out.text(value);
  }
  void optional(std::string_view name, std::string_view value) {
    out.name(name);
    out.text_or_null(value);
  }
  void number(std::string_view name, std::uint64_t value) {
    out.name(name);
    out.number(value);
  }
  void truth(std::string_view name, bool value) {
    out.name(name);
    out.truth(value);
  }

  template <class List>
  void list(std::string_view name, const List& values) {
    out.name(name);
    out.begin_array();
    for (const auto& value : values)
      element(value);
    out.end_array();
  }

  void element(const std::string& value) { out.text(value); }

  void object(std::string_view name, const std::optional<CredentialRef>& credential) {
    out.name(name);
    if (credential) {
      element(*credential);
    } else {
      out.null();
    }
  }

  void element(const CredentialRef& credential) {
    out.begin_object();
    optional("id", credential.id);
    optional("code", credential.code);
    optional("title", credential.title);
    optional("issuer", credential.issuer);
    out.end_object();
  }

  void element(const Condition& condition) {
    out.begin_object();
    text("kind", condition_kind_text(condition.kind));
    text("text", condition.text);
    optional("clause", condition.clause);
    optional("authority", condition.authority);
    object("credential", condition.credential);
    optional("field", condition.field);
    out.end_object();
  }

  void element(const Measured& measure) {
    out.begin_object();
    text("text", measure.text);
    text("unit", measure.unit);
    optional("low", measure.low);
    optional("high", measure.high);
    optional("counted", measure.counted);
    optional("short", measure.shortfall);
    truth("satisfied", measure.satisfied);
    truth("open", measure.open);
    out.end_object();
  }

  void element(const UsedCredential& used) {
    out.begin_object();
    object("credential", used.credential);
    optional("amount", used.amount);
    optional("as", used.as);
    optional("by", used.by);
    if (!used.part_of.empty()) text("part_of", used.part_of);
    truth("in_progress", used.in_progress);
    truth("by_unknown", used.by_unknown);
    out.end_object();
  }

  void element(const ExcludedCredential& excluded) {
    out.begin_object();
    object("credential", excluded.credential);
    text("reason", exclusion_reason_text(excluded.reason));
    optional("by", excluded.by);
    text("why", excluded.why);
    out.end_object();
  }

  void element(const MissingFact& fact) {
    out.begin_object();
    object("credential", fact.credential);
    text("field", fact.field);
    text("why", fact.why);
    out.end_object();
  }

  void place(const program::SourcePlace& place) {
    out.name("place");
    out.begin_object();
    text("file", place.file);
    number("line", place.line);
    number("column", place.column);
    out.end_object();
  }

  void element(const ClauseAudit& clause) {
    out.begin_object();
    text("path", clause.path);
    text("label", clause.label);
    text("block", clause.block);
    text("text", clause.text);
    optional("when", clause.when);
    truth("advisory", clause.advisory);
    text("status", clause_status_text(clause.status));
    number("depth", clause.depth);
    list("measures", clause.measures);
    list("used", clause.used);
    list("excluded", clause.excluded);
    list("missing", clause.missing);
    out.name("same");
    if (clause.same) {
      out.begin_object();
      text("field", clause.same->field);
      text("value", clause.same->value);
      out.end_object();
    } else {
      out.null();
    }
    list("notes", clause.notes);
    optional("documentation", clause.documentation);
    optional("because", clause.because);
    optional("source", clause.source);
    place(clause.place);
    out.end_object();
  }

  void element(const LeftOut& left_out) {
    out.begin_object();
    text("what", left_out.what);
    text("why", left_out.why);
    out.end_object();
  }

  void element(const Assumption& assumption) {
    out.begin_object();
    object("credential", assumption.credential);
    text("field", assumption.field);
    text("value", assumption.value);
    text("from", assumption.from);
    out.end_object();
  }

  void element(const DecisionUse& decision) {
    out.begin_object();
    text("kind", decision.kind);
    optional("clause", decision.clause);
    optional("by", decision.by);
    optional("on", decision.on);
    optional("why", decision.why);
    truth("in_force", decision.in_force);
    optional("note", decision.note);
    out.end_object();
  }

  void element(const VersionRead& read) {
    out.begin_object();
    optional("version", read.version);
    optional("effective", read.effective);
    optional("admitted", read.admitted);
    optional("verdict", read.verdict ? verdict_text(*read.verdict) : std::string_view());
    truth("shown", read.shown);
    text("why", read.why);
    out.end_object();
  }

  /// Only of an audit that had several versions to choose from.
  void versions(const std::optional<VersionChoice>& choice) {
    if (!choice) return;
    out.name("versions");
    out.begin_object();
    text("governed_by", choice->governed_by);
    optional("version", choice->version.value_or(""));
    text("why", choice->why);
    list("read", choice->read);
    out.end_object();
  }

  void element(const TierAudit& tier) {
    out.begin_object();
    text("title", tier.title);
    truth("reached", tier.reached);
    text("verdict", verdict_text(tier.verdict));
    list("conditions", tier.conditions);
    list("clauses", tier.clauses);
    out.end_object();
  }

  void element(const NamedValue& named) {
    out.begin_object();
    text("field", named.field);
    text("value", named.value);
    list("others", named.others);
    out.end_object();
  }

  void results(const Results& results) {
    out.name("results");
    out.begin_object();
    optional("tier", results.tier);
    list("tiers", results.tiers);
    optional("level", results.level);
    optional("level_asks", results.level_text);
    optional("level_possible", results.level_possible);
    list("level_conditions", results.level_conditions);
    optional("granted", results.granted);
    optional("granted_unit", results.granted_unit);
    truth("granted_exact", results.granted_exact);
    optional("preference", results.preference);
    truth("preference_settled", results.preference_settled);
    list("named", results.named);
    out.end_object();
  }

  void parties(const Audit& audit) {
    out.name("policy");
    out.begin_object();
    text("title", audit.policy.title);
    optional("version", audit.policy.version);
    optional("authority", audit.policy.authority);
    optional("source", audit.policy.source);
    text("digest", audit.policy.digest);
    out.end_object();

    out.name("record");
    out.begin_object();
    optional("file", audit.record.file);
    optional("format", audit.record.format);
    optional("digest", audit.record.digest);
    out.end_object();

    out.name("learner");
    out.begin_object();
    optional("id", audit.learner.id);
    optional("name", audit.learner.name);
    out.end_object();
  }

  void award(const Audit& audit) {
    out.name("award");
    out.begin_object();
    text("name", audit.award.name);
    text("title", audit.award.title);
    text("sort", audit.award.sort);
    optional("kind", audit.award.kind);
    optional("level", audit.award.level);
    optional("credits", audit.award.credits);
    out.end_object();
  }
};

}  // namespace

std::string json_report(const Audit& audit) {
  Json json;
  json.out.begin_object();
  json.text("cairn", "audit/0");
  json.parties(audit);
  json.versions(audit.versions);
  json.text("as_of", audit.as_of.to_text());
  json.text("engine", audit.engine);
  json.award(audit);
  json.text("verdict", verdict_text(audit.verdict));
  json.list("conditions", audit.conditions);
  if (audit.results.any()) json.results(audit.results);
  json.list("clauses", audit.clauses);
  json.list("left_out", audit.left_out);
  json.list("assumptions", audit.assumptions);
  json.list("decisions", audit.decisions);
  json.list("warnings", audit.warnings);
  json.number("steps", audit.steps);
  json.truth("least_proved", audit.least_proved);
  json.out.end_object();
  return json.out.finished();
}

}  // namespace cairn::engine
