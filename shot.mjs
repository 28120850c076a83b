import { chromium } from "playwright-core"
import sparticuz from "@sparticuz/chromium"
const base="http://localhost:4551"
const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: [...sparticuz.args,"--no-sandbox"], headless: true })
const ctx = await browser.newContext({viewport:{width:1280,height:900}})
const page = await ctx.newPage()
page.on("console", m=>{ if(m.type()==="error") console.log("ERR", m.text())})
await page.goto(base+"/demo")
const row = page.locator("section,article,div,table").filter({hasText:/^Pellbrook Junior Academy/}).locator("tr").filter({hasText:/business manager|Headteacher/i}).first()
const btn = row.locator("button")
console.log(await row.innerText())
await btn.click(); await page.waitForLoadState()
console.log(page.url())
await page.goto(base+"/pools")
const link = await page.locator("a",{hasText:"Cleaning and washroom"}).first().getAttribute("href")
console.log(link)
for (const [w,h] of [[1280,900],[390,844]]) {
  await page.setViewportSize({width:w,height:h})
  await page.goto(base+link); await page.waitForTimeout(800); console.log(w, await page.evaluate(()=>[document.documentElement.scrollWidth, [...document.querySelectorAll("*")].filter(e=>e.getBoundingClientRect().right>innerWidth+1).slice(-4).map(e=>e.tagName+"."+e.className+" "+e.getBoundingClientRect().right)]))
  await page.screenshot({path:`/tmp/cond-${w}.png`,fullPage:true})
}
await page.setViewportSize({width:1280,height:900})
await page.goto(base+link)
await page.locator("text=Add conditions").click()
await page.waitForTimeout(300)
await page.screenshot({path:`/tmp/cond-open.png`,fullPage:true})
await browser.close()
