// WXSS would not compile what browser.scss says
export {};
