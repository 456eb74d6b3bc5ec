// SPDX-License-Identifier: Apache-2.0
#include "schema.hpp"

#include <algorithm>
#include <set>

#include <cairn/lang/date.hpp>

namespace cairn::engine::schema {
namespace {

using nlohmann::json;

class Validator {
 public:
  explicit Validator(const json& root) : root_(root) {}

  void validate(const json& schema, const json& value, const std::string& at) {
    for (const auto& [keyword, demand] : schema.items())
      hold(keyword, demand, schema, value, at);
  }

  std::vector<std::string> faults;

 private:
  void fault(const std::string& at, const std::string& what) {
    faults.push_back((at.empty() ? "/" : at) + ": " + what);
  }

  static bool is_of(const std::string& type, const json& value) {
    if (type == "integer") return value.is_number_integer();
    if (type == "boolean") return value.is_boolean();
    return type == value.type_name();
  }

  void hold(const std::string& keyword, const json& demand, const json& schema, const json& value,
            const std::string& at) {
    static const std::set<std::string> annotations = {"$schema", "$defs", "title", "description"};
    if (annotations.contains(keyword)) return;
    if (keyword == "$ref") {
      const std::string pointer = demand.get<std::string>().substr(1);
      validate(root_.at(json::json_pointer(pointer)), value, at);
    } else if (keyword == "type") {
      const json types = demand.is_array() ? demand : json::array({demand});
      const bool fits = std::any_of(types.begin(), types.end(), [&](const json& type) {
        return is_of(type.get<std::string>(), value);
      });
      if (!fits) fault(at, value.dump() + " is not of type " + types.dump());
    } else if (keyword == "const") {
      if (value != demand) fault(at, value.dump() + " is not " + demand.dump());
    } else if (keyword == "enum") {
      if (std::find(demand.begin(), demand.end(), value) == demand.end()) {
        fault(at, value.dump() + " is not in the enum");
      }
    } else if (keyword == "format") {
      if (demand != "date") fault(at, "this validator does not know the format " + demand.dump());
      if (value.is_string() && !Date::parse(value.get<std::string>())) {
        fault(at, value.dump() + " is not a date");
      }
    } else if (keyword == "minimum") {
      if (value.is_number() && value < demand) fault(at, value.dump() + " is too small");
    } else if (keyword == "required") {
      for (const json& name : demand) {
        if (value.is_object() && !value.contains(name.get<std::string>())) {
          fault(at, name.dump() + " is missing");
        }
      }
    } else if (keyword == "properties") {
      if (!value.is_object()) return;
      for (const auto& [name, part] : demand.items()) {
        if (value.contains(name)) validate(part, value.at(name), at + "/" + name);
      }
    } else if (keyword == "additionalProperties") {
      if (demand != false) fault(at, "the schema lets members in that it does not list");
      if (!value.is_object()) return;
      for (const auto& [name, part] : value.items()) {
        if (!schema.at("properties").contains(name))
          fault(at, "`" + name + "` is not in the schema");
      }
    } else if (keyword == "items") {
      if (!value.is_array()) return;
      for (std::size_t i = 0; i < value.size(); ++i)
        validate(demand, value[i], at + "/" + std::to_string(i));
    } else if (keyword == "anyOf") {
      const bool fits = std::any_of(demand.begin(), demand.end(), [&](const json& choice) {
        Validator one(root_);
        one.validate(choice, value, at);
        return one.faults.empty();
      });
      if (!fits) fault(at, value.dump() + " fits none of the choices");
    } else {
      fault(at, "this validator does not know `" + keyword + "`");
    }
  }

  const json& root_;
};

}  // namespace

std::vector<std::string> faults(const json& schema, const json& value) {
  Validator validator(schema);
  validator.validate(schema, value, "");
  return validator.faults;
}

}  // namespace cairn::engine::schema
