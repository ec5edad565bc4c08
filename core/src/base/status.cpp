#include "loyalty/status.hpp"

namespace loyalty {

std::string_view name_of(Status status) {
  switch (status) {
#define LOYALTY_STATUS_NAME(number, name, sentence) \
  case Status::name:                                \
    return #name;
    LOYALTY_STATUS_CODES(LOYALTY_STATUS_NAME)
#undef LOYALTY_STATUS_NAME
  }
  return "internal";
}

std::string_view sentence_of(Status status) {
  switch (status) {
#define LOYALTY_STATUS_SENTENCE(number, name, sentence) \
  case Status::name:                                    \
    return sentence;
    LOYALTY_STATUS_CODES(LOYALTY_STATUS_SENTENCE)
#undef LOYALTY_STATUS_SENTENCE
  }
  return {};
}

bool stands_before(Status one, Status other) {
  for (const Status status : {
#define LOYALTY_STATUS(number, name, sentence) Status::name,
           LOYALTY_STATUS_CODES(LOYALTY_STATUS)
#undef LOYALTY_STATUS
       }) {
    if (status == one || status == other) return status == one && one != other;
  }
  return false;
}

}  // namespace loyalty
