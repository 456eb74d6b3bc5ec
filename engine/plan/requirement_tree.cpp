// SPDX-License-Identifier: Apache-2.0
#include "plan/requirement_tree.hpp"

#include <algorithm>
#include <tuple>

namespace cairn::engine {
namespace {

using namespace program;

class TreeBuilder {
 public:
  TreeBuilder(const Program& program, RequirementTree& tree) : program_(program), tree_(tree) {}

  void build(AwardId award) {
    tree_.scopes.push_back({award, 0, std::nullopt, std::nullopt, program_[award].name, 0});
    add({.kind = RequirementKind::all});
    open_awards_.push_back(award);
    fill_scope(0);
  }

 private:
  RequirementIndex add(Requirement node) {
    if (tree_.nodes.size() >= RequirementTree::most_nodes) {
      tree_.too_large = true;
      return 0;
    }
    tree_.nodes.push_back(std::move(node));
    return static_cast<RequirementIndex>(tree_.nodes.size() - 1);
  }

  void adopt(RequirementIndex parent, RequirementIndex child) {
    if (child != 0) tree_.nodes[parent].children.push_back(child);
  }

  [[nodiscard]] std::vector<ClauseId> by_path(std::vector<ClauseId> clauses) const {
    std::sort(clauses.begin(), clauses.end(), [&](ClauseId left, ClauseId right) {
      return program_[left].path < program_[right].path;
    });
    return clauses;
  }

  void fill_scope(ScopeIndex scope) {
    const AwardId award = tree_.scopes[scope].award;
    const RequirementIndex node = tree_.scopes[scope].node;
    for (const ClauseId clause : by_path(program_[award].requirements)) {
      if (tree_.too_large) return;
      adopt(node, add_clause(scope, clause));
    }
    for (const auto& [left, right] : program_[award].shares)
      share(scope, left, right);
  }

  RequirementIndex add_clause(ScopeIndex scope, ClauseId id) {
    const Clause& clause = program_[id];
    Requirement node{.kind = RequirementKind::all, .clause = id, .scope = scope};
    if (const auto* group = std::get_if<GroupBody>(&clause.body)) {
      return add_group(std::move(node), *group);
    }
    if (const auto* phrase = std::get_if<PhraseBody>(&clause.body)) {
      return add_phrase(std::move(node), *phrase);
    }
    if (const auto* complete = std::get_if<CompleteBody>(&clause.body)) {
      return add_complete(std::move(node), *complete);
    }
    // INVARIANT: of the other bodies only an approval may stand in `requires`.
    node.kind = RequirementKind::approval;
    return add(std::move(node));
  }

  RequirementIndex add_group(Requirement node, const GroupBody& group) {
    const ScopeIndex scope = node.scope;
    const auto size = static_cast<std::uint32_t>(group.children.size());
    switch (group.kind) {
      case GroupBody::Kind::all:
        break;
      case GroupBody::Kind::any:
        node.kind = RequirementKind::count;
        node.least = 1;
        node.most = size;
        break;
      case GroupBody::Kind::counted:
        node.kind = RequirementKind::count;
        node.least = whole(group.bounds.low, Rounding::up, 0, size + 1);
        node.most = whole(group.bounds.high, Rounding::down, size, size);
        break;
    }
    const RequirementIndex index = add(std::move(node));
    for (const ClauseId child : by_path(group.children)) {
      if (tree_.too_large) break;
      adopt(index, add_clause(scope, child));
    }
    return index;
  }

  static std::uint32_t whole(const std::optional<Number>& bound, Rounding rounding,
                             std::uint32_t otherwise, std::uint32_t most) {
    if (!bound) return otherwise;
    const auto rounded = bound->rounded(rounding);
    if (!rounded || *rounded > Number(most)) return most;
    return rounded->is_negative() ? 0 : static_cast<std::uint32_t>(rounded->numerator());
  }

  RequirementIndex add_phrase(Requirement node, const PhraseBody& phrase) {
    if (!phrase.demand.every_entry) {
      node.kind = RequirementKind::phrase;
      return add(std::move(node));
    }
    const Requirement leaf{
        .kind = RequirementKind::entry, .clause = node.clause, .scope = node.scope};
    const RequirementIndex index = add(std::move(node));
    const auto& entries =
        std::get<OfEntries>(program_[phrase.demand.from].base).entries;  // INVARIANT of Demand
    std::vector<std::uint32_t> order(entries.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
      order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
      return std::tie(entries[left].code, entries[left].issuers) <
             std::tie(entries[right].code, entries[right].issuers);
    });
    for (const std::uint32_t entry : order) {
      Requirement copy = leaf;
      copy.entry = entry;
      adopt(index, add(std::move(copy)));
    }
    return index;
  }

  RequirementIndex add_complete(Requirement node, const CompleteBody& complete) {
    const ScopeIndex outer = node.scope;
    const ClauseId clause = *node.clause;
    node.kind = RequirementKind::count;
    node.least = 1;
    node.most = 2;
    const RequirementIndex index = add(std::move(node));
    adopt(index, add({.kind = RequirementKind::conferral,
                      .clause = clause,
                      .scope = outer,
                      .award = complete.award}));
    if (std::find(open_awards_.begin(), open_awards_.end(), complete.award) != open_awards_.end()) {
      adopt(index, add({.kind = RequirementKind::cyclic, .scope = outer}));
      return index;
    }
    const RequirementIndex copy = add({.kind = RequirementKind::all, .scope = outer});
    if (tree_.too_large) return index;
    adopt(index, copy);
    const auto scope = static_cast<ScopeIndex>(tree_.scopes.size());
    tree_.scopes.push_back({complete.award, copy, outer, clause,
                            tree_.path(program_, outer, clause), depth_of(outer, clause) + 1});
    open_awards_.push_back(complete.award);
    fill_scope(scope);
    if (!program_[complete.award].provided.empty()) {
      adopt(copy,
            add({.kind = RequirementKind::provided, .scope = scope, .award = complete.award}));
    }
    open_awards_.pop_back();
    return index;
  }

  [[nodiscard]] std::uint32_t depth_of(ScopeIndex scope, ClauseId clause) const {
    std::uint32_t depth = tree_.scopes[scope].depth;
    for (auto parent = program_[clause].parent; parent; parent = program_[*parent].parent)
      ++depth;
    return depth;
  }

  void leaves_below(RequirementIndex index, std::vector<RequirementIndex>& leaves) const {
    const Requirement& node = tree_.nodes[index];
    if (node.kind == RequirementKind::phrase || node.kind == RequirementKind::entry) {
      leaves.push_back(index);
    }
    for (const RequirementIndex child : node.children)
      leaves_below(child, leaves);
  }

  void share(ScopeIndex scope, ClauseId left, ClauseId right) {
    const auto left_node = tree_.node_of(scope, left);
    const auto right_node = tree_.node_of(scope, right);
    if (!left_node || !right_node) return;
    std::vector<RequirementIndex> left_leaves;
    std::vector<RequirementIndex> right_leaves;
    leaves_below(*left_node, left_leaves);
    leaves_below(*right_node, right_leaves);
    for (const RequirementIndex one : left_leaves) {
      for (const RequirementIndex other : right_leaves) {
        if (one == other) continue;
        const auto pair = std::minmax(one, other);
        tree_.sharing.emplace_back(pair.first, pair.second);
        if (tree_.sharing.size() > RequirementTree::most_nodes * 10) {
          tree_.too_large = true;
          return;
        }
      }
    }
  }

  const Program& program_;
  RequirementTree& tree_;
  std::vector<AwardId> open_awards_;
};

}  // namespace

std::string RequirementTree::path(const Program& program, ScopeIndex scope, ClauseId clause) const {
  const std::string& own = program[clause].path;
  const std::string& award = program[scopes[scope].award].name;
  return scopes[scope].path + (own.starts_with(award + ".") ? own.substr(award.size()) : "." + own);
}

std::optional<RequirementIndex> RequirementTree::node_of(ScopeIndex scope, ClauseId clause) const {
  for (RequirementIndex i = 0; i < nodes.size(); ++i) {
    if (nodes[i].scope == scope && nodes[i].clause == clause) return i;
  }
  return std::nullopt;
}

std::optional<ScopeIndex> RequirementTree::scope_of(ScopeIndex outer, ClauseId clause) const {
  for (ScopeIndex i = 0; i < scopes.size(); ++i) {
    if (scopes[i].outer == outer && scopes[i].clause == clause) return i;
  }
  return std::nullopt;
}

RequirementTree requirement_tree(const Program& program, AwardId award) {
  RequirementTree tree;
  TreeBuilder(program, tree).build(award);
  std::sort(tree.sharing.begin(), tree.sharing.end());
  tree.sharing.erase(std::unique(tree.sharing.begin(), tree.sharing.end()), tree.sharing.end());
  return tree;
}

}  // namespace cairn::engine
