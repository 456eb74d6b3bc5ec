// SPDX-License-Identifier: Apache-2.0
#include "cli/output.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/messages.hpp"

namespace cairn::cli {
namespace {

constexpr std::size_t flush_at = std::size_t{1} << 16U;

}  // namespace

bool is_terminal(int descriptor) {
  return ::isatty(descriptor) == 1;
}

bool uses_colour(int descriptor, Colour choice) {
  switch (choice) {
    case Colour::always:
      return true;
    case Colour::never:
      return false;
    case Colour::automatic:
      break;
  }
  const char* refused = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  return is_terminal(descriptor) && (refused == nullptr || *refused == '\0') && !dumb;
}

std::size_t page_width(int descriptor) {
  constexpr std::size_t usual = 100;
  winsize size{};
  if (!is_terminal(descriptor) || ::ioctl(descriptor, TIOCGWINSZ, &size) != 0) return usual;
  return size.ws_col == 0 ? usual : std::clamp<std::size_t>(size.ws_col, 50, 120);
}

Output::Output() : immediate_(is_terminal(STDOUT_FILENO)) {}

void Output::write(std::string_view text) {
  if (failed()) return;
  buffer_ += text;
  if (immediate_ || buffer_.size() >= flush_at) flush();
}

void Output::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && !failed()) {
    const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  buffer_.clear();
}

void Output::finish(Outcome& outcome) {
  flush();
  if (!failed()) return;
  outcome.note(ExitStatus::unwritable);
  if (error_ != EPIPE) {
    complain("error: cannot write the output: " + std::generic_category().message(error_));
  }
}

}  // namespace cairn::cli
