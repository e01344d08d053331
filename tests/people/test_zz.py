from tests.chromium import SAMPLE_PASSWORD
def test_x(tab):
    tab.goto("/dang-nhap")
    form = tab.locator("form", has=tab.locator("input[type=password]"))
    form.locator("input[type=text], input[type=email], input:not([type])").first.fill("thamdinh2")
    form.locator("input[type=password]").fill(SAMPLE_PASSWORD)
    form.locator("button[type=submit], button:not([type])").first.click()
    tab.wait_for_timeout(4000)
    print(tab.url, tab.locator("main").inner_text()[:500]); tab.screenshot(path="/tmp/s.png")
    assert 0
