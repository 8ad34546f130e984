"use strict";
// A point that the pointer or the keyboard is on lights up wherever it stands.
(function () {
  function light(number, on) {
    document.querySelectorAll('[data-point="' + number + '"]').forEach(function (part) {
      part.classList.toggle("lit", on);
    });
  }
  document.querySelectorAll("[data-point]").forEach(function (part) {
    [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]].forEach(function (pair) {
      part.addEventListener(pair[0], function () { light(part.dataset.point, pair[1]); });
    });
  });
})();
