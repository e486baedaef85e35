/** Where the meeting page begins. */
document.documentElement.classList.add("tsudoi-started");
