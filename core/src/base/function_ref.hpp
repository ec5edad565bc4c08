// A reference to something that can be called, for functions that call it before they return:
// neither owns nor allocates, and the callee is compiled once whatever it is given.
//
//   void each(FunctionRef<void(int)> visit);
//   each([&](int value) { sum += value; });
#pragma once

namespace loyalty {

template <class Signature>
class FunctionRef;

template <class Result, class... Arguments>
class FunctionRef<Result(Arguments...)> {
 public:
  template <class Callable>
  FunctionRef(const Callable& callable)
      : object_(&callable), call_([](const void* object, Arguments... arguments) -> Result {
          return (*static_cast<const Callable*>(object))(arguments...);
        }) {}

  Result operator()(Arguments... arguments) const { return call_(object_, arguments...); }

 private:
  const void* object_;
  Result (*call_)(const void* object, Arguments... arguments);
};

}  // namespace loyalty
