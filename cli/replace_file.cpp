// SPDX-License-Identifier: Apache-2.0
#include "cli/replace_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

namespace cairn::cli {
namespace {

std::string why(int error) {
  return std::generic_category().message(error);
}

/// A file beside another one; gone at the end of its scope unless it was put in the other's place.
class Successor {
 public:
  explicit Successor(const std::string& path) : path_(path), name_(path + ".XXXXXX") {
    descriptor_ = ::mkstemp(name_.data());
    if (descriptor_ < 0) error_ = errno;
  }
  Successor(const Successor&) = delete;
  Successor& operator=(const Successor&) = delete;
  ~Successor() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (descriptor_ >= 0 && !in_place_) ::unlink(name_.c_str());
  }

  void write(std::string_view content) {
    while (error_ == 0 && !content.empty()) {
      const ssize_t written = ::write(descriptor_, content.data(), content.size());
      if (written >= 0) {
        content.remove_prefix(static_cast<std::size_t>(written));
      } else if (errno != EINTR) {
        error_ = errno;
      }
    }
  }
  void take_permissions(const struct stat& old) {
    if (error_ != 0) return;
    // Only the superuser can give a file away; for anybody else it is theirs anyhow.
    if (::fchown(descriptor_, old.st_uid, old.st_gid) != 0 && ::geteuid() == 0) error_ = errno;
    if (error_ == 0 && ::fchmod(descriptor_, old.st_mode & 07777U) != 0) error_ = errno;
  }
  void take_place() {
    if (error_ == 0 && ::fsync(descriptor_) != 0) error_ = errno;
    if (error_ == 0 && ::rename(name_.c_str(), path_.c_str()) != 0) error_ = errno;
    in_place_ = error_ == 0;
  }
  [[nodiscard]] int error() const { return error_; }

 private:
  std::string path_;
  std::string name_;
  int descriptor_ = -1;
  int error_ = 0;
  bool in_place_ = false;
};

}  // namespace

std::optional<std::string> replace_file(const std::string& path, std::string_view content) {
  const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(path.c_str(), nullptr),
                                                             &std::free);
  struct stat old {};
  if (resolved == nullptr || ::stat(resolved.get(), &old) != 0) return why(errno);
  if (!S_ISREG(old.st_mode)) return "it is no ordinary file";
  // A file that its owner protected is not to be replaced because its folder can be written.
  if (::access(resolved.get(), W_OK) != 0) return why(errno);
  Successor successor(resolved.get());
  successor.write(content);
  successor.take_permissions(old);
  successor.take_place();
  if (successor.error() != 0) return why(successor.error());
  return std::nullopt;
}

}  // namespace cairn::cli
