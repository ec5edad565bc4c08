// The sign-in page of WordPress, and back to where the guest was.
document.addEventListener('mc-login-request', () => {
  location.assign(`/wp-login.php?redirect_to=${encodeURIComponent(location.href)}`);
});
