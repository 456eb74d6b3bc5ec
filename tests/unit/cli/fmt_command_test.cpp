// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "program.hpp"

using namespace cli_test;

namespace {

namespace fs = std::filesystem;

const std::string_view typed = "edition 1 use nzqcf\nlet   x = courses   where level>=5 # why\n";
const std::string_view canonical =
    "edition 1\n\nuse nzqcf\nlet x = courses where level >= 5       # why\n";
const std::string_view faulty = "edition 1\nlet x = { \"A\" \"B\" }\n";

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct stat state_of(const std::string& path) {
  struct stat state {};
  REQUIRE(::stat(path.c_str(), &state) == 0);
  return state;
}

std::size_t files_in(const Folder& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("fmt rewrites a policy in its canonical form, and says which") {
  const Folder folder;
  const std::string policy = folder.file("policy.cairn", typed);
  const std::string other = folder.file("other.cairn", canonical);
  const Ran ran = cairn({"fmt", policy, other});
  CHECK(ran.status == 0);
  CHECK(ran.out == policy + ": formatted\n");
  CHECK(ran.error.empty());
  CHECK(content(policy) == canonical);
  CHECK(content(other) == canonical);
  CHECK(files_in(folder) == 2);
}

TEST_CASE("a file that is in its canonical form is not touched") {
  const Folder folder;
  const std::string policy = folder.file("policy.cairn", canonical);
  const auto before = state_of(policy);
  const Ran ran = cairn({"fmt", policy});
  CHECK(ran.status == 0);
  CHECK(ran.out.empty());
  CHECK(state_of(policy).st_ino == before.st_ino);
}

TEST_CASE("a rewritten file keeps its permissions, and a link to it stays a link") {
  const Folder folder;
  const std::string policy = folder.file("policy.cairn", typed);
  REQUIRE(::chmod(policy.c_str(), 0640) == 0);
  const std::string link = folder.path() + "/link.cairn";
  fs::create_symlink("policy.cairn", link);
  CHECK(cairn({"fmt", link}).status == 0);
  CHECK(fs::is_symlink(link));
  CHECK(content(policy) == canonical);
  CHECK((state_of(policy).st_mode & 07777U) == 0640U);
}

TEST_CASE("standard input is formatted to standard output") {
  const Ran ran = cairn({"fmt", "-"}, {.input = std::string(typed)});
  CHECK(ran.status == 0);
  CHECK(ran.out == canonical);
  CHECK(cairn({"fmt", "-"}, {.input = std::string(canonical)}).out == canonical);
  CHECK(cairn({"fmt", "-"}, {.input = std::string(typed), .sink = Sink::full_disk}).status == 4);
}

TEST_CASE("a policy with faults of syntax is left as it is, and the others are formatted") {
  const Folder folder;
  const std::string wrong = folder.file("wrong.cairn", faulty);
  const std::string policy = folder.file("policy.cairn", typed);
  const Ran ran = cairn({"fmt", wrong, policy});
  CHECK(ran.status == 1);
  CHECK(contains(ran.error, "error[E02"));
  CHECK(contains(ran.error, "wrong.cairn:2:14"));
  CHECK(content(wrong) == faulty);
  CHECK(content(policy) == canonical);

  const Ran piped = cairn({"fmt", "-"}, {.input = std::string(faulty)});
  CHECK(piped.status == 1);
  CHECK(piped.out.empty());
  CHECK(contains(piped.error, "standard input:2:14"));
}

TEST_CASE("--check names the files in another form, and changes nothing") {
  const Folder folder;
  const std::string policy = folder.file("policy.cairn", typed);
  const std::string other = folder.file("other.cairn", canonical);
  const Ran ran = cairn({"fmt", "--check", other, policy});
  CHECK(ran.status == 1);
  CHECK(ran.out == policy + "\n");
  CHECK(content(policy) == typed);
  const Ran good = cairn({"fmt", "--check", other});
  CHECK(good.status == 0);
  CHECK(good.out.empty());
  CHECK(cairn({"fmt", "--check", "-"}, {.input = std::string(typed)}).out == "standard input\n");
}

TEST_CASE("--diff shows what would be changed, and changes nothing") {
  const Folder folder;
  std::string text(canonical);
  for (int i = 0; i < 12; ++i)
    text += "let a" + std::to_string(i) + " = courses\n";
  const std::string policy = folder.file("policy.cairn", text + "let  b = courses\n");
  const Ran ran = cairn({"fmt", "--diff", policy});
  CHECK(ran.status == 1);
  CHECK(ran.out == "--- " + policy + "\n+++ " + policy +
                       " (formatted)\n"
                       "@@ -14,4 +14,4 @@\n"
                       " let a9 = courses\n"
                       " let a10 = courses\n"
                       " let a11 = courses\n"
                       "-let  b = courses\n"
                       "+let b = courses\n");
  CHECK(content(policy) == text + "let  b = courses\n");
  CHECK(cairn({"fmt", "--diff", folder.file("good.cairn", canonical)}).out.empty());
}

TEST_CASE("--diff shows each place by itself, and a last line that has no end") {
  const Folder folder;
  std::string text = "edition 1\nuse nzqcf\n";
  for (int i = 0; i < 12; ++i)
    text += "let a" + std::to_string(i) + " = courses\n";
  const Ran ran = cairn({"fmt", "--diff", folder.file("policy.cairn", text + "use eqf")});
  CHECK(contains(ran.out, "@@ -1,4 +1,5 @@\n edition 1\n+\n use nzqcf\n"));
  CHECK(contains(ran.out,
                 "@@ -12,4 +13,4 @@\n let a9 = courses\n let a10 = courses\n let a11 = courses\n"
                 "-use eqf\n\\ No newline at end of file\n+use eqf\n"));
}

TEST_CASE("fmt goes on after a file that it cannot read, or cannot write") {
  const Folder folder;
  const std::string policy = folder.file("policy.cairn", typed);
  const Ran missing = cairn({"fmt", folder.path() + "/none.cairn", policy});
  CHECK(missing.status == 3);
  CHECK(contains(missing.error, "none.cairn`: No such file or directory"));
  CHECK(content(policy) == canonical);

  // For anybody but the superuser a folder can be closed.
  if (::geteuid() == 0) return;
  const std::string closed = folder.file("closed.cairn", typed);
  const std::string guarded = folder.file("guarded.cairn", typed);
  const std::string open = folder.file("open.cairn", typed);
  REQUIRE(::chmod(guarded.c_str(), 0400) == 0);
  CHECK(cairn({"fmt", guarded, open}).status == 4);
  CHECK(content(guarded) == typed);
  CHECK(content(open) == canonical);
  REQUIRE(::chmod(folder.path().c_str(), 0500) == 0);
  const Ran ran = cairn({"fmt", closed});
  REQUIRE(::chmod(folder.path().c_str(), 0700) == 0);
  CHECK(ran.status == 4);
  CHECK(contains(ran.error, "cannot write `" + closed + "`: Permission denied"));
  CHECK(content(closed) == typed);
}

TEST_CASE("what is no ordinary file is read, and not replaced") {
  const Folder folder;
  const std::string pipe = folder.path() + "/pipe.cairn";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::thread writer([&] { std::ofstream(pipe, std::ios::binary) << typed; });
  const Ran ran = cairn({"fmt", pipe});
  writer.join();
  CHECK(ran.status == 4);
  CHECK(contains(ran.error, "cannot write `" + pipe + "`: it is no ordinary file"));
  CHECK(fs::is_fifo(pipe));
  CHECK(files_in(folder) == 1);
}

TEST_CASE("a wrong command line formats nothing") {
  const Folder folder;
  const std::string policy = folder.file("policy.cairn", typed);
  const Ran both = cairn({"fmt", "--check", "--diff", policy});
  CHECK(both.status == 2);
  CHECK(contains(both.error, "give one of them"));
  CHECK(contains(cairn({"fmt"}).error, "no file is given to format"));
  CHECK(cairn({"fmt", "-", "-"}).status == 2);
  CHECK(content(policy) == typed);
}
