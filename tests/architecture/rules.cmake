# Who may include whom. Every #include of Cairn's own headers in a folder must match one of the
# patterns of its row; no row may include what a later part of the pipeline offers.
#
#   folder ; pattern ; pattern …     patterns are regular expressions over the path in the #include

set(base_headers "cairn/lang/(source|diagnostic|number|date)\\.hpp|cairn/lang/diagnostics\\.def")

set(rules
  "lang/base\;${base_headers}\;cairn/lang/render\\.hpp\;base/.*"
  "lang/syntax\;${base_headers}\;cairn/lang/(token|ast|parse)\\.hpp\;(base|syntax)/.*"
  "lang/check\;${base_headers}\;cairn/lang/(ast|parse|token|check|program|properties|versions)\\.hpp\;(base|check)/.*"
  "lang/format\;${base_headers}\;cairn/lang/(ast|parse|token|format)\\.hpp\;(base|syntax|format)/.*"
  "engine/records\;${base_headers}\;cairn/engine/record\\.hpp\;records/.*"
  "engine/allocation\;cairn/engine/allocation\\.hpp\;allocation/.*"
  "engine/plan\;${base_headers}\;cairn/lang/program\\.hpp\;cairn/engine/(policy|record|allocation)\\.hpp\;plan/.*\;records/digest\\.hpp"
  "engine/recognition\;${base_headers}\;cairn/lang/program\\.hpp\;cairn/engine/(policy|record|audit)\\.hpp\;(plan|recognition|explain)/.*"
  "engine/explain\;${base_headers}\;cairn/lang/program\\.hpp\;cairn/engine/(policy|record|audit)\\.hpp\;(plan|explain)/.*"
  "engine/audit\;${base_headers}\;cairn/lang/program\\.hpp\;cairn/engine/(policy|policy_set|record|audit|allocation)\\.hpp\;(plan|recognition|explain|audit)/.*\;records/digest\\.hpp"
  "engine/report\;${base_headers}\;cairn/engine/(audit|report|json_writer)\\.hpp\;report/.*"
  "cli\;cairn/(lang|engine|stdlib)/[a-z_]+\\.hpp\;cli/.*\;[a-z_]+\\.hpp"
)

# Headers that a public header never includes: a user of Cairn pays for none of them.
set(private_libraries "tao/|range/v3|simdjson|fmt/|nlohmann/|CLI/|catch2/|openssl/")

# Only the files here may use PEGTL; three .cpp at most.
set(pegtl_folder "lang/syntax")
set(pegtl_sources_at_most 3)

set(words_of_inexact_arithmetic "float|double")
