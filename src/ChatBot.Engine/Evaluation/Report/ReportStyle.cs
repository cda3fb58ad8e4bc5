namespace ChatBot.Evaluation;

/// <summary>How the report looks: one sheet, in the page itself, for light and for dark.</summary>
internal static class ReportStyle
{
    public const string Sheet = """
        :root{color-scheme:light dark;--page:#fbfaf7;--card:#fff;--ink:#1d2327;--soft:#5b656b;--line:#dfe3e1;--rest:#eceeea;--bar:#1f6f78;--weak:#b4552d;--area:#1f6f7822}
        @media (prefers-color-scheme:dark){:root{--page:#14181a;--card:#1c2224;--ink:#e7ebea;--soft:#a3aeb2;--line:#323b3e;--rest:#2a3235;--bar:#5cbcc4;--weak:#e98a5c;--area:#5cbcc422}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
        main{max-width:61rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
        h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem;letter-spacing:-.01em}
        h2{font-size:1.15rem;margin:0 0 .2rem}
        .says,.when,figcaption,summary{color:var(--soft)}
        .says{margin:0 0 .8rem}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:.8rem;margin:1.6rem 0;padding:0;list-style:none}
        .tiles li{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.9rem 1rem;color:var(--soft);font-size:.9rem;line-height:1.35}
        .tiles b{display:block;color:var(--ink);font-size:1.6rem;line-height:1.25;font-variant-numeric:tabular-nums}
        figure,section{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1.3rem 1.4rem;margin:0 0 1.2rem}
        svg{display:block;width:100%;min-width:32rem;height:auto;font:13px system-ui,-apple-system,"Segoe UI",sans-serif}
        svg text{fill:var(--ink)} svg .axis{fill:var(--soft);font-size:12px} svg .figure{font-variant-numeric:tabular-nums}
        .grid{stroke:var(--line)} .base{stroke:var(--soft)} .rest{fill:var(--rest)} .bar{fill:var(--bar)} .weak{fill:var(--weak)}
        .curve{fill:none;stroke:var(--bar);stroke-width:2.5;stroke-linejoin:round} .area{fill:var(--area)} .end{fill:var(--bar)}
        details{margin-top:.8rem} summary{cursor:pointer;font-size:.9rem} :focus-visible{outline:2px solid var(--bar);outline-offset:2px}
        .scroll{overflow-x:auto} table{border-collapse:collapse;margin:.6rem 0;font-variant-numeric:tabular-nums} caption{position:absolute;clip-path:inset(50%);height:1px;width:1px;overflow:hidden}
        th,td{padding:.25rem .9rem .25rem 0;border-bottom:1px solid var(--line);text-align:left;font-weight:400} thead th{color:var(--soft);font-size:.9rem}
        article{border-top:1px solid var(--line);padding:1rem 0} article h3{font-size:1rem;margin:0 0 .4rem} article .kind{color:var(--soft);font-weight:400}
        dl{display:grid;grid-template-columns:6.5rem 1fr;gap:.25rem .8rem;margin:0;font-size:.93rem} dt{color:var(--soft)} dd{margin:0;overflow-wrap:anywhere;white-space:pre-line} .why{color:var(--weak)}
        @media (max-width:34rem){dl{grid-template-columns:1fr} dt{margin-top:.4rem}}
        @media print{figure,article{break-inside:avoid}}
        """;
}
