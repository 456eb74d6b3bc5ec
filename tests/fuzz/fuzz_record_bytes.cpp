// SPDX-License-Identifier: Apache-2.0
/// @file
/// Arbitrary bytes as learner records, as facts laid over records, and as an issuer profile.

#include <cstdint>
#include <string_view>

#include <cairn/engine/record.hpp>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn::engine;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  ReadResult read = read_records(bytes, "fuzz.json");
  for (const RecordDiagnostic& diagnostic : read.diagnostics)
    static_cast<void>(diagnostic.message());
  static_cast<void>(add_facts(read.records, bytes, "fuzz.json"));
  const ProfileResult profile = read_profile(bytes, "fuzz.json");
  for (Record& record : read.records) {
    if (profile.profile) apply_profile(record, *profile.profile);
  }
  static_cast<void>(merge_records(std::move(read.records)));
  return 0;
}
