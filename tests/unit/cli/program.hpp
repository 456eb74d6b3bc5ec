// SPDX-License-Identifier: Apache-2.0
/// @file
/// Runs the built `cairn` as a shell would.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cli_test {

/// Where standard output goes.
enum class Sink {
  captured,
  full_disk,    ///< every write fails for want of space
  closed,       ///< there is no standard output
  closed_pipe,  ///< the reader has left
  terminal
};

struct How {
  std::string input{};  ///< on standard input
  Sink sink = Sink::captured;
  std::vector<std::string> environment{};  ///< `NO_COLOR=1`, and nothing else but TERM
};

struct Ran {
  int status = -1;
  std::string out;
  std::string error;
};

[[nodiscard]] Ran cairn(const std::vector<std::string>& arguments, const How& how = {});

/// A folder of its own for a test, gone at its end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  /// The path of a file with this content.
  std::string file(const std::string& name, std::string_view content) const;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

[[nodiscard]] bool contains(std::string_view text, std::string_view part);

/// Two awards: `cert` asks for, `dip` for 30 credits.
extern const std::string_view policy_text;
/// A record in the native form with these course codes, 15 credits each.
[[nodiscard]] std::string record_text(const std::string& learner,
                                      const std::vector<std::string>& codes);

}  // namespace cli_test
