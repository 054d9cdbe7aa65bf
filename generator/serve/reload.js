// Reloads the page when the site was built anew; says so when what stands here is not of the content as it is now.
"use strict";
(function () {
  var own = document.currentScript.dataset;

  new EventSource("/__preview__/events").addEventListener("stamp", function (event) {
    if (event.data !== own.stamp) {
      location.reload();
    }
  });

  if (own.errors) {
    var banner = document.createElement("p");
    var link = document.createElement("a");
    link.href = "/__preview__/errors?to=" + encodeURIComponent(location.pathname);
    link.textContent = own.errors;
    link.style.color = "inherit";
    banner.setAttribute("role", "status");
    banner.append("This is the last good site. ", link);
    banner.style.cssText =
      "position:fixed;inset:auto 0 0 0;z-index:9999;margin:0;padding:.6rem 1rem;background:#7a1420;color:#fff;font:1rem/1.4 sans-serif";
    document.body.append(banner);
  }
})();
