// Before the first paint: language and elder mode as chosen on this device.
try {
  if (localStorage.getItem('zhiyuan.locale') === 'en') document.documentElement.lang = 'en'
  if (localStorage.getItem('zhiyuan.elder') === '1') document.documentElement.dataset.elder = '1'
} catch (_) {}
