// SPDX-License-Identifier: Apache-2.0
#include "auditing.hpp"

#include <cairn/lang/check.hpp>

namespace cairn::engine::auditing {
namespace {

constexpr const char* framework = R"(edition 1
framework nzqcf {
  levels { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }
  unit nzqcf
  hours 10 per credit
  year 120 credits
  micro-credentials between 1 and 40 credits
}
)";

constexpr const char* grades = R"(edition 1
scale letters {
  grade "D" points 1
  grade "C" points 2
  grade "B" points 3
  grade "A" points 4
}
)";

constexpr const char* other_framework = R"(edition 1
framework other { levels { 1, 2, 3, 4 } unit other }
crosswalk other to nzqcf { status official source "Agreement" 3 is 5 3 is 6 4 is 7 }
)";

void member(std::string& text, const std::string& name, const std::string& value) {
  if (value.empty()) return;
  text += (text == "{" ? "\"" : ", \"") + name + "\": \"" + value + "\"";
}

}  // namespace

std::string json(const Given& given) {
  std::string text = "{";
  member(text, "id", given.id.empty() ? given.code : given.id);
  member(text, "code", given.code);
  member(text, "issuer", given.issuer);
  member(text, "kind", given.kind);
  member(text, "level", given.level);
  if (given.credits != 0) member(text, "credits", std::to_string(given.credits) + " nzqcf");
  member(text, "awarded", given.awarded);
  member(text, "status", given.status);
  member(text, "grade", given.grade);
  member(text, "mode", given.mode);
  if (!given.more.empty()) text += ", " + given.more;
  return text + "}";
}

std::string record(const std::vector<std::string>& credentials, const std::string& more) {
  std::string text = R"({"cairn": "record/1", "complete": true)";
  if (more.find("\"learner\"") == std::string::npos) text += R"(, "learner": {"id": "L-1"})";
  text += R"(, "credentials": [)";
  for (std::size_t i = 0; i < credentials.size(); ++i)
    text += (i == 0 ? "" : ", ") + credentials[i];
  text += "]";
  if (!more.empty()) text += ", " + more;
  return text + "}";
}

std::string record(std::initializer_list<Given> credentials, const std::string& more) {
  std::vector<std::string> texts;
  for (const Given& given : credentials)
    texts.push_back(json(given));
  return record(texts, more);
}

Policy policy(const std::string& declarations) {
  Sources sources;
  const SourceFile& root = sources.add(
      "test.cairn",
      "edition 1\npolicy \"Test\" { version \"1\" authority \"Board\" source \"Statute\" "
      "framework nzqcf scale letters home { \"Home\" } }\nuse nzqcf\nuse letters\nuse other\n" +
          declarations);
  lang::ModuleLoader loader;
  loader.module = [](std::string_view name) -> std::optional<lang::Module> {
    if (name == "nzqcf") return lang::Module{"nzqcf", framework};
    if (name == "letters") return lang::Module{"letters", grades};
    if (name == "other") return lang::Module{"other", other_framework};
    return std::nullopt;
  };
  loader.file = [](std::string_view, std::string_view) { return std::optional<lang::Module>(); };
  lang::CheckResult result = lang::load(sources, root, loader);
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity() != Severity::error) continue;
    const SourceFile& file = sources.file(diagnostic.span.source);
    FAIL(code_text(diagnostic.code)
         << ": " << diagnostic.message() << " at `" << file.slice(diagnostic.span) << "`");
  }
  REQUIRE(result.program.has_value());
  return compile(std::move(*result.program));
}

Policy award(const std::string& blocks, const std::string& declarations) {
  return policy(declarations + "\naward a \"The award\" {\n" + blocks + "\n}\n");
}

Record read(const std::string& json_text) {
  ReadResult result = read_records(json_text, "record.json");
  for (const RecordDiagnostic& diagnostic : result.diagnostics) {
    FAIL(diagnostic.message() << " at " << diagnostic.at << " in " << json_text);
  }
  REQUIRE(result.records.size() == 1);
  return std::move(result.records[0]);
}

Audit audited(const Policy& policy, const std::string& record_json, const std::string& award,
              const std::string& as_of) {
  const auto id = policy.award(award);
  REQUIRE(id.has_value());
  AuditOptions options;
  options.as_of = Date::parse(as_of).value();
  return audit(policy, read(record_json), *id, options);
}

Verdict verdict(const Policy& policy, const std::string& record_json, const std::string& award,
                const std::string& as_of) {
  return audited(policy, record_json, award, as_of).verdict;
}

const ClauseAudit& clause(const Audit& audit, const std::string& path) {
  for (const ClauseAudit& clause : audit.clauses) {
    if (clause.path == path) return clause;
  }
  FAIL("no clause " << path);
  return audit.clauses.front();
}

std::vector<std::string> codes(const std::vector<UsedCredential>& used) {
  std::vector<std::string> codes;
  for (const UsedCredential& one : used)
    codes.push_back(one.credential.code);
  return codes;
}

std::vector<std::string> texts(const std::vector<Condition>& conditions) {
  std::vector<std::string> texts;
  for (const Condition& condition : conditions)
    texts.push_back(condition.text);
  return texts;
}

const ExcludedCredential& excluded(const ClauseAudit& clause, const std::string& code) {
  for (const ExcludedCredential& one : clause.excluded) {
    if (one.credential.code == code) return one;
  }
  FAIL(clause.path << " says nothing of " << code);
  return clause.excluded.front();
}

std::string transcript(const Audit& audit) {
  std::string text = std::string(verdict_text(audit.verdict)) + "\n";
  const auto line = [&](std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts)
      (text += part) += " | ";
    text += "\n";
  };
  for (const Condition& it : audit.conditions)
    line({it.text, it.clause, it.authority, it.field});
  for (const ClauseAudit& it : audit.clauses) {
    line({it.path, it.block, clause_status_text(it.status)});
    for (const Measured& m : it.measures) {
      line({"  measure", m.text, m.unit, m.low, m.high, m.counted, m.shortfall,
            m.satisfied ? "satisfied" : "not satisfied"});
    }
    for (const UsedCredential& u : it.used) {
      line({"  used", u.credential.id, u.amount, u.as, u.by, u.in_progress ? "in progress" : "",
            u.by_unknown ? "by unknown" : ""});
    }
    for (const ExcludedCredential& e : it.excluded) {
      line({"  excluded", e.credential.id, exclusion_reason_text(e.reason), e.by, e.why});
    }
    for (const MissingFact& m : it.missing) {
      line({"  missing", m.credential ? m.credential->id : "learner", m.field, m.why});
    }
    for (const std::string& note : it.notes)
      line({"  note", note});
  }
  for (const LeftOut& it : audit.left_out)
    line({"left out", it.what, it.why});
  for (const Assumption& it : audit.assumptions)
    line({"assumed", it.field, it.value, it.from});
  for (const DecisionUse& it : audit.decisions) {
    line({"decision", it.kind, it.clause, it.by, it.on, it.in_force ? "in force" : "", it.note});
  }
  for (const std::string& warning : audit.warnings)
    line({"warning", warning});
  line({std::to_string(audit.steps), audit.least_proved ? "proved" : "not proved"});
  return text;
}

}  // namespace cairn::engine::auditing
