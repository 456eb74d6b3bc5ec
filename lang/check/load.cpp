// SPDX-License-Identifier: Apache-2.0
// The graph of modules: what `use` names, each file once, no way round in a circle.
#include "check/load.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <string>

#include "base/suggest.hpp"
#include "check/checker.hpp"
#include "check/tables.hpp"

namespace cairn::lang {
namespace checking {
namespace {

class Loading {
 public:
  Loading(Sources& sources, const ModuleLoader& loader) : sources_(sources), loader_(loader) {}

  ParsedFile& read(const SourceFile& file) {
    ParsedFile& parsed = parsed_.emplace_back(parse(file));
    by_name_.emplace(file.name(), &parsed);
    open_.push_back(file.name());
    for (const ast::Declaration& declaration : parsed.tree.declarations) {
      if (const auto* use = std::get_if<ast::Use>(&declaration.kind)) follow(*use, parsed);
      if (const auto* table = std::get_if<ast::RecogniseTable>(&declaration.kind))
        read_rows(*table, file);
    }
    open_.pop_back();
    return parsed;
  }

  [[nodiscard]] std::vector<const ParsedFile*> files() const {
    std::vector<const ParsedFile*> files;
    for (const ParsedFile& parsed : parsed_)
      files.push_back(&parsed);
    return files;
  }
  [[nodiscard]] const DiagnosticList& diagnostics() const { return diagnostics_; }
  /// The crosswalks that are used although they are not official, and why.
  [[nodiscard]] const std::map<const ast::Crosswalk*, std::string>& taken_over() const {
    return taken_over_;
  }

 private:
  /// The same table may be named by several files: the words of the policy's own come first.
  void read_rows(const ast::RecogniseTable& table, const SourceFile& user) {
    std::optional<Module> module;
    if (loader_.file) module = loader_.file(table.file.value, user.name());
    if (!module) {
      diagnostics_
          .report(Code::file_not_readable, table.file.span,
                  {table.file.value, "there is no such file beside `" + user.name() + "`"})
          .hint = "give the path as it is seen from this file";
      return;
    }
    const auto known = by_name_.find(module->name);
    if (known != by_name_.end()) {
      if (open_.size() == 1 && known->second->table_of != nullptr) known->second->table_of = &user;
      return;
    }
    const SourceFile& file = sources_.add(std::move(module->name), std::move(module->text));
    by_name_.emplace(file.name(), &parsed_.emplace_back(read_table(file, user)));
  }

  void follow(const ast::Use& use, const ParsedFile& user) {
    const auto* name = std::get_if<ast::Word>(&use.what);
    const Span span = name != nullptr ? name->span : std::get<ast::Text>(use.what).span;
    std::optional<Module> module;
    if (name != nullptr) {
      if (loader_.module) module = loader_.module(name->text);
      if (!module) report_unknown_module(*name);
    } else {
      const std::string& path = std::get<ast::Text>(use.what).value;
      if (loader_.file) module = loader_.file(path, user.file->name());
      if (!module) {
        const auto& library = loader_.module_names;
        const bool in_library = std::find(library.begin(), library.end(), path) != library.end();
        diagnostics_
            .report(Code::file_not_readable, span,
                    {path, "there is no such file beside `" + user.file->name() + "`"})
            .hint =
            in_library ? "a module of the library is named without quotes: " + ticked("use " + path)
                       : "give the path as it is seen from this file";
      }
    }
    if (!module) return;
    if (open_.size() > longest_chain) {
      diagnostics_.report(Code::chain_too_long, span, {module->name, std::to_string(longest_chain)})
          .hint = "use it from a file nearer to the policy";
      return;
    }
    const auto open = std::find(open_.begin(), open_.end(), module->name);
    if (open != open_.end()) {
      report_cycle(open, span);
      return;
    }
    const auto known = by_name_.find(module->name);
    ParsedFile& used = known != by_name_.end()
                           ? *known->second
                           : read(sources_.add(std::move(module->name), std::move(module->text)));
    if (use.unverified_because) {
      take_over(used, use, span);
    } else if (open_.size() == 1) {
      warn_of_crosswalks(used, span);
    }
  }

  void report_unknown_module(const ast::Word& name) {
    Diagnostic& unknown =
        diagnostics_.report(Code::unknown_module, name.span, {std::string(name.text)});
    const std::vector<std::string_view> known(loader_.module_names.begin(),
                                              loader_.module_names.end());
    if (const auto near = nearest(name.text, known))
      unknown.hint = "write " + ticked("use " + *near);
    else
      unknown.hint = "for a file beside this one, write its name in quotes: `use \"" +
                     std::string(name.text) + ".cairn\"`";
  }

  void report_cycle(std::vector<std::string>::const_iterator open, Span span) {
    std::vector<std::string_view> through(open + 1, open_.cend());
    diagnostics_
        .report(Code::module_cycle, span,
                {*open, through.empty() ? "" : " through " + listing(through)})
        .hint = "move what both need into a file of its own";
  }

  /// The root file relies on what it uses; a crosswalk unfit for recognition would stay silent.
  void warn_of_crosswalks(const ParsedFile& used, Span span) {
    for (const ast::Declaration& declaration : used.tree.declarations) {
      const auto* crosswalk = std::get_if<ast::Crosswalk>(&declaration.kind);
      if (crosswalk == nullptr || !crosswalk->origin.status ||
          crosswalk->origin.status->text == "official")
        continue;
      Diagnostic& unfit = diagnostics_.report(
          Code::crosswalk_unfit, span,
          {std::string(crosswalk->from.text) + " to " + std::string(crosswalk->to.text),
           std::string(crosswalk->origin.status->text)});
      unfit.labels.push_back({crosswalk->origin.status->span, "it says so here"});
      unfit.hint =
          "levels that need it will be unknown: recognise such credentials one by one, with "
          "a level of your own";
    }
  }

  /// `use unverified`: the crosswalks of that module are read through all the same.
  void take_over(const ParsedFile& used, const ast::Use& use, Span span) {
    std::string statuses;
    for (const ast::Declaration& declaration : used.tree.declarations) {
      const auto* crosswalk = std::get_if<ast::Crosswalk>(&declaration.kind);
      if (crosswalk == nullptr || !crosswalk->origin.status) continue;
      const std::string status(crosswalk->origin.status->text);
      if (status == "official") continue;
      taken_over_.emplace(crosswalk, use.unverified_because->value);
      if (statuses.find(status) == std::string::npos)
        statuses += (statuses.empty() ? "" : " and ") + status;
    }
    const auto* word = std::get_if<ast::Word>(&use.what);
    const std::string name =
        word != nullptr ? std::string(word->text) : std::get<ast::Text>(use.what).value;
    if (statuses.empty()) {
      diagnostics_.report(Code::nothing_unverified, span, {name}).hint =
          "write " + ticked(word != nullptr ? "use " + name : "use \"" + name + "\"");
    } else {
      diagnostics_.report(Code::crosswalk_unverified, span, {name, statuses}).hint =
          "levels are read through it, and each audit says so; the responsibility is yours";
    }
  }

  Sources& sources_;
  const ModuleLoader& loader_;
  std::deque<ParsedFile> parsed_;  ///< references stay valid while it grows
  std::map<std::string, ParsedFile*> by_name_;
  std::vector<std::string> open_;  ///< the files being read, from the root on
  DiagnosticList diagnostics_;
  std::map<const ast::Crosswalk*, std::string> taken_over_;
};

}  // namespace
}  // namespace checking

CheckResult load(Sources& sources, const SourceFile& root, const ModuleLoader& loader) {
  checking::Loading loading(sources, loader);
  const ParsedFile& parsed = loading.read(root);
  return checking::check_files(loading.files(), parsed, loading.diagnostics(), loader.module_names,
                               loading.taken_over());
}

}  // namespace cairn::lang
