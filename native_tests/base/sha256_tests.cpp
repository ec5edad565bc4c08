// SHA-256 and HMAC against FIPS 180-4, RFC 4231, NIST's CAVP files and Wycheproof.
#include "base/sha256.hpp"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "shared_data.hpp"
#include "skips.hpp"

namespace {

loyalty::Digest hmac(std::string_view key, std::string_view message) {
  return loyalty::Mac(key).of(message);
}

using loyalty::Sha256;
using loyalty::sha256;
using loyalty::to_hex;

std::string bytes_of_hex(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  }
  return bytes;
}

std::string text_of(const loyalty::Digest& digest) { return bytes_of_hex(to_hex(digest)); }

// The fields of a CAVP file in order, `Len = 8` as {"Len", "8"}.
std::vector<std::pair<std::string, std::string>> fields_of(const std::string& text) {
  std::vector<std::pair<std::string, std::string>> fields;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    const auto equals = line.find(" = ");
    if (line.empty() || line[0] == '[' || line[0] == '#' || equals == line.npos) continue;
    fields.emplace_back(line.substr(0, equals), line.substr(equals + 3));
  }
  return fields;
}

void check_messages(const std::string& name, int expected) {
  const std::string text = shared_text(name);
  if (text.empty()) return skipped("SHA-256 messages", name + " is absent");
  std::string message;
  std::size_t bytes = 0;
  int compared = 0;
  for (const auto& [key, value] : fields_of(text)) {
    if (key == "Len") bytes = std::stoul(value) / 8;
    if (key == "Msg") message = bytes_of_hex(value).substr(0, bytes);
    if (key == "MD") {
      INFO(name << ", " << bytes << " bytes");
      REQUIRE(message.size() == bytes);
      CHECK(to_hex(sha256(message)) == value);
      ++compared;
    }
  }
  CHECK(compared == expected);
}

}  // namespace

TEST_CASE("SHA-256 gives the digests published with the standard", "[base][sha256]") {
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(to_hex(sha256(std::string(1'000'000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 does not care how a message is cut", "[base][sha256]") {
  std::string message;
  for (int i = 0; i < 200; ++i) message += static_cast<char>(i * 7);
  for (std::size_t size = 0; size <= message.size(); ++size) {
    const std::string_view whole = std::string_view(message).substr(0, size);
    Sha256 single;
    for (const char byte : whole) single.update({&byte, 1});
    const auto expected = sha256(whole);
    CHECK(single.finish() == expected);
    const std::size_t cut = size / 3;
    CHECK(Sha256().update(whole.substr(0, cut)).update(whole.substr(cut)).finish() == expected);
  }
  const auto digest = sha256("abc");
  CHECK(Sha256().update(digest).finish() == sha256(text_of(digest)));
}

TEST_CASE("SHA-256 agrees with NIST's short and long messages", "[base][sha256]") {
  check_messages("crypto/SHA256ShortMsg.rsp", 65);
  check_messages("crypto/SHA256LongMsg.rsp", 64);
}

TEST_CASE("SHA-256 agrees with NIST's Monte Carlo run", "[base][sha256]") {
  const std::string text = shared_text("crypto/SHA256Monte.rsp");
  if (text.empty()) return skipped("SHA-256 Monte Carlo", "crypto/SHA256Monte.rsp is absent");
  std::string seed;
  int compared = 0;
  for (const auto& [key, value] : fields_of(text)) {
    if (key == "Seed") seed = bytes_of_hex(value);
    if (key != "MD") continue;
    std::string last[3] = {seed, seed, seed};
    for (int i = 0; i < 1000; ++i) {
      std::string next = text_of(sha256(last[0] + last[1] + last[2]));
      last[0] = std::move(last[1]);
      last[1] = std::move(last[2]);
      last[2] = std::move(next);
    }
    seed = last[2];
    CHECK(to_hex(*loyalty::digest_from_hex(value)) == value);
    CHECK(seed == bytes_of_hex(value));
    ++compared;
  }
  CHECK(compared == 100);
}

TEST_CASE("HMAC-SHA-256 gives the tags of RFC 4231", "[base][sha256]") {
  CHECK(to_hex(hmac(std::string(20, '\x0b'), "Hi There")) ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  CHECK(to_hex(hmac("Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(to_hex(hmac(std::string(131, '\xaa'),
                           "Test Using Larger Than Block-Size Key - Hash Key First")) ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  const std::string text = shared_text("crypto/hmac_rfc4231.json");
  if (text.empty()) return skipped("HMAC of RFC 4231", "crypto/hmac_rfc4231.json is absent");
  const auto document = nlohmann::json::parse(text);
  int compared = 0;
  for (const auto& test : document["tests"]) {
    const std::string tag = test["tag"];
    const std::string made = to_hex(hmac(bytes_of_hex(test["key"].get<std::string>()),
                                                bytes_of_hex(test["msg"].get<std::string>())));
    CHECK(made.substr(0, tag.size()) == tag);
    ++compared;
  }
  CHECK(compared == 7);
}

TEST_CASE("HMAC-SHA-256 accepts and refuses what Wycheproof says", "[base][sha256]") {
  const std::string text = shared_text("crypto/hmac_sha256_test.json");
  if (text.empty()) return skipped("HMAC of Wycheproof", "crypto/hmac_sha256_test.json is absent");
  const auto document = nlohmann::json::parse(text);
  int valid = 0, invalid = 0;
  for (const auto& group : document["testGroups"]) {
    for (const auto& test : group["tests"]) {
      const std::string tag = test["tag"];
      const std::string made = to_hex(hmac(bytes_of_hex(test["key"].get<std::string>()),
                                                  bytes_of_hex(test["msg"].get<std::string>())));
      INFO("case " << test["tcId"]);
      CHECK(tag.size() == group["tagSize"].get<std::size_t>() / 4);
      const bool expected = test["result"] == "valid";
      CHECK((made.substr(0, tag.size()) == tag) == expected);
      ++(expected ? valid : invalid);
    }
  }
  CHECK(valid + invalid == 174);
  CHECK(invalid > 0);
}

TEST_CASE("A digest reads from 64 lower-case digits and nothing else", "[base][sha256]") {
  const std::string hex = to_hex(sha256("abc"));
  REQUIRE(loyalty::digest_from_hex(hex));
  CHECK(*loyalty::digest_from_hex(hex) == sha256("abc"));
  CHECK_FALSE(loyalty::digest_from_hex(hex.substr(1)));
  CHECK_FALSE(loyalty::digest_from_hex(hex + "0"));
  CHECK_FALSE(loyalty::digest_from_hex("BA" + hex.substr(2)));
  CHECK_FALSE(loyalty::digest_from_hex("g" + hex.substr(1)));
  CHECK_FALSE(loyalty::digest_from_hex(""));
}
