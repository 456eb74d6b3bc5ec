// SPDX-License-Identifier: Apache-2.0
/// @file
/// The digest that names bytes in an audit: of a record, of a policy.
#pragma once

#include <string>
#include <string_view>

namespace cairn::engine {

/// SHA-256 of the bytes in lower-case hexadecimal; empty where the OpenSSL of the machine is set up
/// to offer no SHA-256.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace cairn::engine
