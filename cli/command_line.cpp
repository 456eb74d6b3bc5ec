// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <cairn/engine/report.hpp>

#include "cli/output.hpp"
#include "cli/usage.hpp"

namespace cairn::cli {
namespace {

std::string in_backticks(std::string_view word) {
  return "`" + engine::safe_text(word) + "`";
}

using Rows = std::vector<std::pair<std::string, std::string>>;

std::string table(std::string_view heading, const Rows& rows) {
  if (rows.empty()) return {};
  std::size_t columns = 0;
  for (const auto& [name, text] : rows)
    columns = std::max(columns, name.size());
  std::string result = fmt::format("\n{}:\n", heading);
  for (const auto& [name, text] : rows) {
    std::string lines = text;
    for (std::size_t at = lines.find('\n'); at != std::string::npos; at = lines.find('\n', at + 1))
      lines.insert(at + 1, columns + 4, ' ');
    result += fmt::format("  {:{}}  {}\n", name, columns, lines);
  }
  return result;
}

const std::pair<std::string, std::string> help_row = {"-h, --help", "show this help"};

std::string program_help(const Program& program) {
  Rows verbs;
  for (const Verb& verb : program.verbs)
    verbs.emplace_back(verb.name, verb.description);
  return program.description + "\n\nUsage: cairn COMMAND ...\n" + table("Commands", verbs) +
         table("Options", {help_row, {"--version", "show the version"}}) + program.footer;
}

std::string verb_help(const Verb& verb) {
  std::string text = verb.description + "\n\nUsage: cairn " + verb.name;
  Rows inputs;
  for (const Input& input : verb.inputs) {
    text += " " + input.name;
    inputs.emplace_back(input.name, input.description);
  }
  Rows options;
  for (const Option& option : verb.options) {
    // Further spellings of an option are not worth a reader's time.
    std::string name = option.name.substr(0, option.name.find(','));
    if (!option.value.empty()) name += " " + option.value;
    options.emplace_back(std::move(name), option.description);
  }
  options.push_back(help_row);
  return text + " [options]\n" + table("Input", inputs) + table("Options", options) + verb.footer;
}

void declare(const Verb& verb, CLI::App& app) {
  for (const Input& input : verb.inputs)
    std::visit([&](auto* target) { app.add_option(input.name, *target); }, input.target);
  for (const Option& option : verb.options) {
    if (const auto* flag = std::get_if<bool*>(&option.target)) {
      app.add_flag(option.name, **flag);
    } else if (const auto* list = std::get_if<std::vector<std::string>*>(&option.target)) {
      app.add_option(option.name, **list)->allow_extra_args(false);
    } else {
      app.add_option(option.name, *std::get<std::string*>(option.target));
    }
  }
}

std::vector<std::string> option_names(const Verb& verb) {
  std::vector<std::string> names = {"--help"};
  for (const Option& option : verb.options)
    names.push_back(option.name.substr(0, option.name.find(',')));
  return names;
}

std::vector<std::string> verb_names(const Program& program) {
  std::vector<std::string> names;
  for (const Verb& verb : program.verbs)
    names.push_back(verb.name);
  return names;
}

/// What stands on the command line that no option or input takes.
std::string surplus_text(const Program& program, const Verb* verb,
                         const std::vector<std::string>& surplus) {
  const auto option = std::find_if(surplus.begin(), surplus.end(), [](const std::string& word) {
    return word.size() > 1 && word.starts_with('-');
  });
  if (option != surplus.end()) {
    const std::string name = option->substr(0, option->find('='));
    if (verb == nullptr) return in_backticks(name) + " is not understood before a command";
    const auto names = option_names(*verb);
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      return in_backticks(name) + " stands after the command: `cairn " + verb->name + " … " + name +
             "`";
    }
    return "`cairn " + verb->name + "` has no option " + in_backticks(name) +
           did_you_mean(name, names);
  }
  if (verb != nullptr || surplus.empty()) return "there is too much on the command line";
  const std::string meant = did_you_mean(surplus.front(), verb_names(program));
  return "there is no command " + in_backticks(surplus.front()) +
         (meant.empty() ? "; the commands are " + listed(verb_names(program)) : meant);
}

/// CLI11 names the option first and then says how many values it wanted.
std::string mismatch_text(const std::string& said) {
  const std::string option = said.substr(0, said.find_first_of(": "));
  const bool several = said.find("received") != std::string::npos;
  return in_backticks(option) + (several ? " is given more than once" : " needs a value after it");
}

int show(std::string_view text) {
  Outcome outcome;
  Output output;
  output.write(text);
  output.finish(outcome);
  return outcome.exit_status();
}

}  // namespace

int run(const Program& program, int argc, const char* const* argv) {
  CLI::App app;
  app.set_help_flag("-h,--help");
  app.set_version_flag("--version", program.version);
  std::vector<std::pair<const Verb*, const CLI::App*>> parsers;
  for (const Verb& verb : program.verbs) {
    CLI::App* parser = app.add_subcommand(verb.name);
    declare(verb, *parser);
    parsers.emplace_back(&verb, parser);
  }
  const auto chosen = [&]() -> const Verb* {
    for (const auto& [verb, parser] : parsers) {
      if (parser->parsed()) return verb;
    }
    return nullptr;
  };
  const auto wrong = [&](const std::string& message) {
    return wrong_usage(message, chosen() == nullptr ? "" : chosen()->name);
  };

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return show(chosen() == nullptr ? program_help(program) : verb_help(*chosen()));
  } catch (const CLI::CallForVersion&) {
    return show(program.version + "\n");
  } catch (const CLI::ExtrasError&) {
    return wrong(surplus_text(program, chosen(), app.remaining(true)));
  } catch (const CLI::ArgumentMismatch& mismatch) {
    return wrong(mismatch_text(mismatch.what()));
  } catch (const CLI::Error& error) {
    return wrong(engine::safe_text(error.what()));
  }
  if (chosen() == nullptr) {
    return wrong("no command is given; the commands are " + listed(verb_names(program)));
  }
  return chosen()->run();
}

}  // namespace cairn::cli
