// SPDX-License-Identifier: Apache-2.0
#include "cli/input.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace cairn::cli {
namespace {

/// A descriptor that is closed at the end of its scope; standard input is left open.
class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : owned_(!is_standard_input(path)),
        value_(owned_ ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC) : STDIN_FILENO) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (owned_ && value_ >= 0) ::close(value_);
  }
  [[nodiscard]] int value() const { return value_; }

 private:
  bool owned_;
  int value_;
};

std::string why(int error) {
  return std::generic_category().message(error);
}

}  // namespace

bool is_standard_input(const std::string& path) {
  return path == "-";
}

std::string shown_name(const std::string& path) {
  return is_standard_input(path) ? "standard input" : path;
}

tl::expected<std::string, std::string> read_input(const std::string& path, std::size_t limit) {
  const Descriptor file(path);
  if (file.value() < 0) return tl::unexpected(why(errno));
  constexpr std::size_t piece = std::size_t{1} << 16U;
  std::string bytes;
  while (bytes.size() <= limit) {
    const std::size_t before = bytes.size();
    bytes.resize(before + std::min(piece, limit + 1 - before));
    const ssize_t got = ::read(file.value(), bytes.data() + before, bytes.size() - before);
    const int error = errno;
    bytes.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
    if (got == 0) break;
    if (got < 0 && error != EINTR) return tl::unexpected(why(error));
  }
  return bytes;
}

}  // namespace cairn::cli
