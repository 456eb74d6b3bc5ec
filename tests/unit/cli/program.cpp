// SPDX-License-Identifier: Apache-2.0
#include "program.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cli_test {
namespace {

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void redirect(int to, const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags, 0600);
  if (file < 0 || ::dup2(file, to) < 0) ::_exit(126);
  ::close(file);
}

/// In the child: standard output as asked for.
void set_sink(const How& how, const std::string& out, int terminal) {
  switch (how.sink) {
    case Sink::captured:
      redirect(STDOUT_FILENO, out, O_WRONLY | O_CREAT | O_TRUNC);
      return;
    case Sink::full_disk:
      redirect(STDOUT_FILENO, "/dev/full", O_WRONLY);
      return;
    case Sink::closed:
      ::close(STDOUT_FILENO);
      return;
    case Sink::closed_pipe: {
      std::array<int, 2> ends{};
      if (::pipe(ends.data()) != 0) ::_exit(126);
      ::dup2(ends[1], STDOUT_FILENO);
      ::close(ends[0]);
      ::close(ends[1]);
      return;
    }
    case Sink::terminal:
      ::dup2(terminal, STDOUT_FILENO);
      return;
  }
}

/// Everything that is written to a terminal until nobody has it open any more.
std::string drained(int terminal) {
  std::string text;
  std::array<char, 4096> piece{};
  while (true) {
    const ssize_t got = ::read(terminal, piece.data(), piece.size());
    if (got <= 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

Ran cairn(const std::vector<std::string>& arguments, const How& how) {
  const Folder folder;
  const std::string in = folder.file("in", how.input);
  const std::string out = folder.path() + "/out";
  const std::string error = folder.path() + "/error";

  int master = -1;
  int terminal = -1;
  if (how.sink == Sink::terminal) {
    master = ::posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || ::grantpt(master) != 0 || ::unlockpt(master) != 0) {
      throw std::runtime_error("no pseudo-terminal");
    }
    terminal = ::open(::ptsname(master), O_RDWR | O_NOCTTY);
  }

  std::vector<std::string> words = {CAIRN_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = {"TERM=xterm"};
  environment.insert(environment.end(), how.environment.begin(), how.environment.end());
  const auto pointers = [](std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts)
      result.push_back(text.data());
    result.push_back(nullptr);
    return result;
  };
  const auto argv = pointers(words);
  const auto envp = pointers(environment);

  const pid_t child = ::fork();
  if (child == 0) {
    redirect(STDIN_FILENO, in, O_RDONLY);
    redirect(STDERR_FILENO, error, O_WRONLY | O_CREAT | O_TRUNC);
    set_sink(how, out, terminal);
    ::execve(CAIRN_PROGRAM, argv.data(), envp.data());
    ::_exit(127);
  }
  Ran ran;
  if (terminal >= 0) {
    ::close(terminal);
    ran.out = drained(master);
    ::close(master);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (how.sink == Sink::captured) ran.out = content(out);
  ran.error = content(error);
  return ran;
}

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "cairn-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder for the test");
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::file(const std::string& name, std::string_view text) const {
  const std::string path = path_ + "/" + name;
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

const std::string_view policy_text = R"(edition 1

policy "Small awards" {
  version   "1"
  framework nzqcf
  home      { "Poly" }
}

use nzqcf

award cert "Certificate" {
  requires { core: all of { "A-1", "A-2" } }
}

award dip "Diploma" {
  requires { volume: at least 30 credits from courses }
}

test "two courses make the certificate" {
  on 2026-01-01
  given {
    course "A-1" worth 15 credits at level 5 awarded 2025-01-01
    course "A-2" worth 15 credits at level 5 awarded 2025-01-01
  }
  expect cert met
}
)";

std::string record_text(const std::string& learner, const std::vector<std::string>& codes) {
  std::string text = R"({"cairn":"record/1","learner":{"id":")" + learner +
                     R"("},"complete":true,"credentials":[)";
  for (const std::string& code : codes) {
    if (!text.ends_with('[')) text += ",";
    text += R"({"id":")" + code + R"(","code":")" + code +
            R"(","issuer":"Poly","kind":"course","credits":"15 nzqcf","level":"nzqcf 5",)"
            R"("awarded":"2025-03-01"})";
  }
  return text + "]}";
}

}  // namespace cli_test
