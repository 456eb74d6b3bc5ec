// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "syntax/ast_builder.hpp"

namespace cairn::lang {

ast::PolicyHeader AstBuilder::policy(std::size_t node) {
  Parts part = parts(node);
  ast::PolicyHeader policy;
  if (const auto name = part.take_if(NodeKind::name)) policy.name = word(*name);
  if (const auto title = part.take_if(NodeKind::title)) policy.title = text(*title);
  while (part.more()) {
    const std::size_t line = part.take();
    Parts inner = parts(line);
    switch (kind(line)) {
      case NodeKind::policy_version:
        set_once(policy.version, text(line), line);
        break;
      case NodeKind::authority:
        set_once(policy.authority, text(line), line);
        break;
      case NodeKind::source_text:
        set_once(policy.source, text(line), line);
        break;
      case NodeKind::policy_scale:
        set_once(policy.scale, word(inner.take()), line);
        break;
      case NodeKind::home:
        set_once(policy.home, list(inner.take()), line);
        break;
      case NodeKind::effective:
        set_once(policy.effective, period(inner.take()), line);
        break;
      case NodeKind::cohort:
        set_once(policy.cohort, period(inner.take()), line);
        break;
      case NodeKind::governed:
        set_once(policy.governed, governance(inner.take(), line), line);
        break;
      case NodeKind::year_starts:
        set_once(policy.year_starts, month_day(line), line);
        break;
      default: {
        set_once(policy.framework, word(inner.take()), line);
        if (inner.more()) policy.credit_framework = word(parts(inner.take()).take());
      }
    }
  }
  return policy;
}

ast::Governance AstBuilder::governance(std::size_t by, std::size_t line) const {
  switch (kind(by)) {
    case NodeKind::by_admission:
      return {ast::Governance::By::admission, span(line)};
    case NodeKind::by_better:
      return {ast::Governance::By::better, span(line)};
    default:
      return {ast::Governance::By::audit, span(line)};
  }
}

ast::Use AstBuilder::use(std::size_t node) const {
  const std::size_t what = parts(node).take();
  if (kind(what) == NodeKind::unverified) {
    Parts part = parts(what);
    const std::size_t module = part.take();
    const ast::Text why = text(part.take());
    if (kind(module) == NodeKind::text) return {text(module), why};
    return {word(module), why};
  }
  if (kind(what) == NodeKind::text) return {text(what), std::nullopt};
  return {word(what), std::nullopt};
}

bool AstBuilder::origin_line(ast::Origin& origin, std::size_t line) {
  Parts part = parts(line);
  if (kind(line) == NodeKind::origin_status) {
    set_once(origin.status, word(part.take()), line);
    return true;
  }
  if (kind(line) != NodeKind::origin_source) return false;
  origin.sources.push_back(text(part.take()));
  if (part.more()) origin.read = date(part.take());
  return true;
}

ast::Framework AstBuilder::framework(std::size_t node) {
  Parts part = parts(node);
  ast::Framework framework;
  framework.name = word(part.take());
  while (part.more()) {
    const std::size_t line = part.take();
    if (origin_line(framework.origin, line)) continue;
    Parts inner = parts(line);
    const std::size_t what = inner.take();
    switch (kind(line)) {
      case NodeKind::framework_levels:
        set_once(framework.levels, list(what), line);
        break;
      case NodeKind::framework_unit:
        set_once(framework.unit, word(what), line);
        break;
      case NodeKind::framework_hours:
        set_once(framework.hours_per_credit, number_range(what), line);
        break;
      case NodeKind::framework_year:
        set_once(framework.year_credits, number(what), line);
        break;
      case NodeKind::framework_micro:
        set_once(framework.micro_credential_credits, number_range(what), line);
        break;
      default:
        set_once(framework.authority, text(line), line);
        break;
    }
  }
  return framework;
}

ast::Crosswalk AstBuilder::crosswalk(std::size_t node) {
  Parts part = parts(node);
  ast::Crosswalk crosswalk;
  crosswalk.from = word(part.take());
  crosswalk.to = word(part.take());
  while (part.more()) {
    const std::size_t line = part.take();
    if (origin_line(crosswalk.origin, line)) continue;
    if (kind(line) == NodeKind::period) {
      set_once(crosswalk.period, period(line), line);
      continue;
    }
    Parts inner = parts(line);
    const std::size_t left = inner.take();
    crosswalk.pairs.emplace_back(ast::Value{value_of(left), span(left)}, value(inner.take()));
  }
  return crosswalk;
}

ast::Conversion AstBuilder::conversion(std::size_t node) {
  Parts part = parts(node);
  ast::Conversion conversion;
  conversion.from = word(part.take());
  conversion.to = word(part.take());
  while (part.more()) {
    const std::size_t line = part.take();
    if (origin_line(conversion.origin, line)) continue;
    if (kind(line) == NodeKind::rounding) {
      set_once(conversion.rounding, rounding(line), line);
      continue;
    }
    ast::Conversion::Basis basis{ast::Conversion::Forbidden{}, span(line)};
    const std::size_t how = parts(line).take();
    if (kind(how) == NodeKind::by_hours) {
      basis.kind = ast::Conversion::ByHours{};
    } else if (kind(how) == NodeKind::by_year) {
      basis.kind = ast::Conversion::ByYear{};
    } else if (kind(how) == NodeKind::by_agreement) {
      Parts ratio = parts(how);
      const ast::NumberLiteral of_from = number(ratio.take());
      basis.kind = ast::Conversion::ByAgreement{of_from, number(ratio.take())};
    }
    set_once(conversion.basis, std::move(basis), line);
  }
  return conversion;
}

ast::Scale AstBuilder::scale(std::size_t node) {
  Parts part = parts(node);
  ast::Scale scale;
  scale.name = word(part.take());
  while (part.more()) {
    const std::size_t line = part.take();
    if (origin_line(scale.origin, line)) continue;
    Parts inner = parts(line);
    ast::Scale::Entry entry{text(inner.take()), {}, {}, span(line)};
    if (const auto points = inner.take_if(NodeKind::scale_points))
      entry.points = number(parts(*points).take());
    if (const auto marks = inner.take_if(NodeKind::scale_marks))
      entry.marks = number_range(parts(*marks).take());
    scale.grades.push_back(std::move(entry));
  }
  return scale;
}

ast::Field AstBuilder::field(std::size_t node) const {
  Parts part = parts(node);
  const NodeKind whose = kind(part.take());
  const ast::FieldOwner owner = whose == NodeKind::of_credential ? ast::FieldOwner::credential
                                : whose == NodeKind::of_learner  ? ast::FieldOwner::learner
                                                                 : ast::FieldOwner::award;
  const ast::Word name = word(part.take());
  return {owner, name, word(part.take())};
}

ast::Let AstBuilder::let(std::size_t node) {
  Parts part = parts(node);
  const ast::Word name = word(part.take());
  const std::size_t value = part.take();
  if (kind(value) == NodeKind::quantity) return {name, quantity(value)};
  return {name, selection(value)};
}

}  // namespace cairn::lang
