// SPDX-License-Identifier: Apache-2.0
/// @file
/// A learner's record as every reader gives it. What a file does not say stays unknown
/// (`std::nullopt`, or an open TextList); nothing here is guessed. Native form: docs/records.md.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <cairn/lang/date.hpp>
#include <cairn/lang/diagnostic.hpp>
#include <cairn/lang/number.hpp>

namespace cairn::engine {

enum class Status {
  awarded,
  in_progress,
  planned,
  failed,
  withdrawn,
  revoked,
  suspended,
  superseded
};
/// `in-progress`
[[nodiscard]] std::string_view status_text(Status status);
[[nodiscard]] std::optional<Status> parse_status(std::string_view text);

/// A list of texts. `complete`: what is not in it is not so; otherwise what is not in it is
/// unknown.
struct TextList {
  std::vector<std::string> values;
  bool complete = false;
};

/// A level as the record writes it. An empty framework is unknown.
struct RecordLevel {
  std::string framework;
  std::string value;
};

/// Earned credits. An empty unit is unknown; the amount is exact.
struct RecordCredits {
  Number amount;
  std::string unit;
};

using FieldValue = std::variant<std::string, Number, Date, bool, std::vector<std::string>>;

/// One line of evidence about a value: where it stood and what the paper said.
struct OriginalText {
  std::string field;  ///< `credits`
  std::string text;   ///< as the file wrote it
  std::string at;     ///< JSON pointer or XML path
};

enum class CheckOutcome { pass, fail, not_checked };

/// A check of authenticity: a signature, a revocation list, …
struct RecordCheck {
  std::string what;
  CheckOutcome outcome = CheckOutcome::not_checked;
  std::string why;
};

/// A value that the file did not give and an issuer profile supplied.
struct Supplied {
  std::string field;    ///< `credits`
  std::string value;    ///< `us` (the unit), `nzqcf 5`
  std::string profile;  ///< which profile and entry of it
};

struct RecordCredential {
  std::string id;         ///< unique in the record; made up in order (`#1`) where the file has none
  std::string code;       ///< empty: unknown
  std::string title;      ///< empty: unknown
  std::string issuer;     ///< name; empty: unknown
  std::string issuer_id;  ///< empty: unknown
  std::string kind;       ///< singular kebab (`micro-credential`); empty: unknown
  std::vector<RecordLevel> levels;
  std::vector<RecordCredits> credits;
  std::optional<Number> hours;
  std::optional<std::string> grade;
  std::optional<std::string> scale;
  std::optional<Number> mark;
  std::optional<PartialDate> awarded;
  std::optional<PartialDate> started;
  std::optional<PartialDate> expires;
  bool does_not_expire = false;  ///< known to have no end; meaningful only without `expires`
  std::optional<Status> status;
  std::optional<std::string> mode;
  TextList subjects;
  TextList skills;
  TextList tags;
  std::optional<bool> assessed;
  std::optional<bool> proctored;
  std::optional<std::string> language;
  std::vector<std::string> parts;  ///< ids of the entries this one is made of
  std::map<std::string, FieldValue> fields;
  std::vector<RecordCheck> checks;
  std::vector<OriginalText> origin;
  std::vector<Supplied> supplied;
};

struct Conferral {
  std::string award;  ///< `data-practice`
  std::optional<PartialDate> on;
  std::optional<std::vector<std::string>> used;  ///< ids of credentials; unlisted: unknown
  std::string credential;  ///< id of the entry that is this award; may be empty
};

/// A recorded decision. `kind`: approve, waive, substitute, also-allow, pin, block, change-amount.
struct Decision {
  std::string kind;
  std::string clause;  ///< a clause's path
  std::string by;
  std::optional<Date> on;
  std::optional<Date> until;
  std::string why;
  std::string credential;
  std::string substitute_for;
  std::optional<Number> amount;
};

struct Learner {
  std::string id;  ///< empty: unknown
  std::string name;
  std::optional<PartialDate> born;
  std::optional<PartialDate> admitted;
  std::map<std::string, FieldValue> fields;
};

/// Where a record came from.
struct Provenance {
  std::string format;  ///< `native`, `open-badges-3`, `clr-2`
  std::string file;
  std::uint32_t line = 0;  ///< of NDJSON, from 1; 0 otherwise
  std::string sha256;      ///< of the bytes of this record, hexadecimal
};

/// Something to tell about a record; codes R01xx of the diagnostics table.
struct RecordDiagnostic {
  Code code{};
  std::vector<std::string> arguments;
  std::string file;
  std::uint32_t line = 0;  ///< from 1; 0 where unknown
  std::uint32_t column = 0;
  std::string at;  ///< JSON pointer, may be empty
  std::string hint;

  [[nodiscard]] Severity severity() const { return severity_of(code); }
  [[nodiscard]] std::string message() const {
    return fill_message(message_template(code), arguments);
  }
};

struct Record {
  Learner learner;
  /// The list of a learner's credentials is always closed; this says that what each one does not
  /// give (tags, an expiry) is absent rather than unknown.
  bool complete = false;
  std::vector<RecordCredential> credentials;
  std::vector<Conferral> conferred;
  std::vector<Decision> decisions;
  std::vector<Provenance> provenance;         ///< more than one after a merge
  std::vector<RecordDiagnostic> diagnostics;  ///< warnings about this record
};

/// Bounds of what is read; over one is an error that names it.
struct ReadLimits {
  std::size_t record_bytes = std::size_t{64} << 20U;
  std::size_t depth = 64;
  std::size_t text_bytes = std::size_t{16} << 20U;
  std::size_t credentials = 100'000;
  std::size_t values = 4'000'000;  ///< JSON values of one record
};

struct ReadOptions {
  ReadLimits limits;
};

/// What came of one input. A record with an error is left out and the rest is still read.
struct ReadResult {
  std::vector<Record> records;
  std::vector<RecordDiagnostic>
      diagnostics;       ///< errors, each of which cost one record (or the file)
  std::size_t lost = 0;  ///< records left out; one record may have several errors
  [[nodiscard]] bool has_errors() const { return !diagnostics.empty(); }
};

/// Reads one input of any format Cairn knows (native JSON and NDJSON, Open Badges 3.0, CLR 2.0);
/// the format is found from the bytes, never from the name. Never throws, whatever the bytes.
[[nodiscard]] ReadResult read_records(std::string_view bytes, std::string_view name,
                                      const ReadOptions& options = {});

/// Records of one learner id become one, credentials in the order given; records without an id stay
/// apart. Two entries with one id of different content are an error of that record.
[[nodiscard]] ReadResult merge_records(std::vector<Record> records);

/// `--facts`: native fragments by learner id (birth date, decisions, conferrals, …) laid over
/// records. A fragment for a learner that is not among the records is reported.
[[nodiscard]] std::vector<RecordDiagnostic> add_facts(std::vector<Record>& records,
                                                      std::string_view bytes,
                                                      std::string_view name);

/// An issuer profile: what an issuer's files do not say but a registrar knows. docs/records.md.
struct IssuerProfile {
  struct Rule {
    std::string issuer;                    ///< matches `issuer` or `issuer_id` exactly
    std::string code;                      ///< `*` patterns; empty: every credential of that issuer
    std::string credit_unit;               ///< unit of credits that have none
    std::vector<RecordLevel> levels;       ///< for credentials without a level
    std::optional<RecordCredits> credits;  ///< for credentials without credits
    std::string kind;
    std::string scale;
    std::string mode;
    std::vector<std::string> subjects;
  };
  std::string name;  ///< shown in audits
  std::vector<Rule> rules;
};

struct ProfileResult {
  std::optional<IssuerProfile> profile;
  std::vector<RecordDiagnostic> diagnostics;
};
[[nodiscard]] ProfileResult read_profile(std::string_view bytes, std::string_view name);

/// Fills only what is unknown, and notes each value in `supplied`. The first rule that gives a
/// value wins.
void apply_profile(Record& record, const IssuerProfile& profile);

}  // namespace cairn::engine
