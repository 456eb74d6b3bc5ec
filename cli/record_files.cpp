// SPDX-License-Identifier: Apache-2.0
#include "cli/record_files.hpp"

#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include <cairn/engine/report.hpp>

#include "cli/input.hpp"
#include "cli/messages.hpp"

namespace cairn::cli {
namespace {

/// Larger inputs belong in several files; this also ends the reading of a device without end.
constexpr std::size_t most_bytes = std::size_t{2} << 30U;

std::optional<std::string> bytes_of(const std::string& path, Outcome& outcome) {
  auto bytes = read_input(path, most_bytes);
  std::string why;
  if (!bytes) {
    why = bytes.error();
  } else if (bytes->size() > most_bytes) {
    why = "it is larger than 2 GiB; divide it into several files";
  } else {
    return *std::move(bytes);
  }
  complain(unreadable_text(shown_name(path), why));
  outcome.note(ExitStatus::unreadable);
  return std::nullopt;
}

void keep(engine::ReadResult&& read, std::vector<engine::Record>& records, Outcome& outcome) {
  if (report(read.diagnostics)) outcome.note(ExitStatus::unreadable);
  std::move(read.records.begin(), read.records.end(), std::back_inserter(records));
}

void name_learner(std::vector<engine::Record>& records, const std::string& learner) {
  std::size_t named = 0;
  for (engine::Record& record : records) {
    if (!record.learner.id.empty()) continue;
    record.learner.id = learner;
    ++named;
  }
  if (named == 0) return;
  complain(fmt::format("note: {} naming no learner {} taken to be about `{}`, as --learner says",
                       named == 1 ? "a record" : fmt::format("{} records", named),
                       named == 1 ? "is" : "are", engine::safe_text(learner)));
}

bool lay_over(std::vector<engine::Record>& records, const std::string& facts, Outcome& outcome) {
  const auto bytes = bytes_of(facts, outcome);
  if (!bytes) return false;
  if (!report(engine::add_facts(records, *bytes, shown_name(facts)))) return true;
  outcome.note(ExitStatus::unreadable);
  return false;
}

bool apply(std::vector<engine::Record>& records, const std::string& path, Outcome& outcome) {
  const auto bytes = bytes_of(path, outcome);
  if (!bytes) return false;
  const engine::ProfileResult read = engine::read_profile(*bytes, shown_name(path));
  if (report(read.diagnostics) || !read.profile) {
    outcome.note(ExitStatus::unreadable);
    return false;
  }
  for (engine::Record& record : records)
    engine::apply_profile(record, *read.profile);
  return true;
}

}  // namespace

std::vector<engine::Record> read_record_files(const RecordFiles& files, Outcome& outcome) {
  std::vector<engine::Record> read;
  for (const std::string& path : files.records) {
    if (const auto bytes = bytes_of(path, outcome)) {
      keep(engine::read_records(*bytes, shown_name(path)), read, outcome);
    }
  }
  if (!files.learner.empty()) name_learner(read, files.learner);
  std::vector<engine::Record> records;
  keep(engine::merge_records(std::move(read)), records, outcome);

  for (const std::string& facts : files.facts) {
    if (!lay_over(records, facts, outcome)) return {};
  }
  for (const std::string& profile : files.profiles) {
    if (!apply(records, profile, outcome)) return {};
  }
  return records;
}

}  // namespace cairn::cli
