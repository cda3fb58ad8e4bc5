using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace ChatBot.Server.Hosting.Configuration;

/// <summary>
/// Reads sections into options classes and checks every value: unknown keys, wrong types and values outside their range are
/// problems in words, never exceptions and never ignored.
/// </summary>
internal sealed class SettingsReader(SettingValues values, string settingsFolder)
{
    private readonly List<string> problems = [];
    private SettingsSection? reading;

    /// <summary>What is wrong, in the order it was found; empty when the options can be used.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Reads one section; what is not given keeps the default of its class.</summary>
    public object Read(SettingsSection section)
    {
        reading = section;
        return ReadGroup(section.Options, section.Name);
    }

    /// <summary>Names the keys outside every section; <paramref name="known"/> are the sections there are.</summary>
    public void CheckSections(IReadOnlyList<string> known)
    {
        foreach (var (key, value) in values.All)
        {
            var section = key.Split(':')[0];
            if (!known.Contains(section, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add($"{key} ({value.Origin}) is not a setting{Suggestion("", section, known)}");
            }
        }
    }

    private object ReadGroup(Type type, string key)
    {
        var options = Activator.CreateInstance(type)!;
        var properties = type.Settings().ToList();
        if (values.Find(key) is { } whole && whole.Text.Length > 0)
        {
            problems.Add($"{key} ({whole.Origin}) is a group of settings and cannot be one value.");
        }

        foreach (var name in values.Below(key).Select(item => item.Name.Split(':')[0]).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (properties.Find(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } property)
            {
                ReadProperty(property, options, $"{key}:{property.Name}");
            }
            else
            {
                var origin = values.Find($"{key}:{name}")?.Origin ?? values.Below($"{key}:{name}")[0].Value.Origin;
                problems.Add($"{key}:{name} ({origin}) is not a setting{Suggestion(key + ":", name, properties.Select(item => item.Name))}");
            }
        }

        foreach (var property in properties.Where(property => reading!.HoldsPath($"{key}:{property.Name}")))
        {
            ResolvePaths(property, options, $"{key}:{property.Name}");
        }

        if (options is IValidatableObject self)
        {
            problems.AddRange(self.Validate(new ValidationContext(options)).Select(result => $"{key}: {result.ErrorMessage}"));
        }

        return options;
    }

    private void ReadProperty(PropertyInfo property, object options, string key)
    {
        var before = problems.Count;
        var value = ReadValue(property.PropertyType, key);
        if (problems.Count > before)
        {
            return;
        }

        foreach (var rule in property.GetCustomAttributes<ValidationAttribute>().Where(rule => !rule.IsValid(value)))
        {
            problems.Add(rule is RangeAttribute ? $"{Given(key)}; it must be {SettingDescription.RangeOf(property)}."
                : rule is RequiredAttribute ? $"{Given(key)}; it must not be empty."
                : $"{Given(key)}: {rule.FormatErrorMessage(key)}");
        }

        if (problems.Count == before)
        {
            property.SetValue(options, value);
        }
    }

    private object? ReadValue(Type type, string key) =>
        type.IsGroup() ? ReadGroup(type, key)
        : type.ListItem() is { } item ? ReadList(type, item, key)
        : type.DictionaryValue() is { } entry ? ReadDictionary(entry, key)
        : ReadScalar(type, key);

    private object? ReadScalar(Type type, string key)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (values.Find(key) is not { } given)
        {
            problems.Add($"{key} ({values.Below(key)[0].Value.Origin}) takes one value, not a group or a list.");
            return null;
        }

        if (given.Text.Length == 0 && plain != type)
        {
            return null;
        }

        var value = ScalarValue.Parse(given.Text, plain);
        if (value is null)
        {
            problems.Add($"{Given(key)}; it must be {ScalarValue.Kind(plain)}.");
        }

        return value;
    }

    // One value is a list of one, and an empty value an empty list: `Corpus__Paths=docs` reads as one would expect.
    private IList ReadList(Type type, Type item, string key)
    {
        var keys = values.Find(key) is { } single
            ? single.Text.Length == 0 ? [] : [key]
            : values.Below(key).Select(below => below.Name.Split(':')[0]).Distinct(StringComparer.Ordinal)
                .OrderBy(index => int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue)
                .Select(index => $"{key}:{index}").ToList();
        if (keys.Find(one => one != key && !one[(key.Length + 1)..].All(char.IsAsciiDigit)) is { } named)
        {
            problems.Add($"{named} ({values.All.First(given => given.Key.StartsWith(named, StringComparison.OrdinalIgnoreCase)).Value.Origin}) is not a setting; {key} is a list.");
            return Array.CreateInstance(item, 0);
        }

        var list = Array.CreateInstance(item, keys.Count);
        foreach (var (index, one) in keys.Index())
        {
            list.SetValue(ReadValue(item, one), index);
        }

        return type.IsAssignableFrom(list.GetType()) ? list : (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item), list)!;
    }

    private IDictionary ReadDictionary(Type entry, string key)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), entry))!;
        foreach (var name in values.Below(key).Select(below => below.Name.Split(':')[0]).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            dictionary[name] = ReadValue(entry, $"{key}:{name}");
        }

        return dictionary;
    }

    private void ResolvePaths(PropertyInfo property, object options, string key)
    {
        switch (property.GetValue(options))
        {
            // Where no file need be named, none is.
            case string { Length: 0 } when property.GetValue(Activator.CreateInstance(options.GetType())) is null or "":
                break;
            case string path:
                property.SetValue(options, Resolve(path, key));
                break;
            case IEnumerable<string> paths:
                var resolved = paths.Select(path => Resolve(path, key)).ToArray();
                property.SetValue(options, property.PropertyType.IsInstanceOfType(resolved) ? resolved : resolved.ToList());
                break;
        }
    }

    private string Resolve(string path, string key)
    {
        if (path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal))
        {
            return Path.GetFullPath(path, settingsFolder);
        }

        problems.Add($"{key} holds something that is not a path.");
        return settingsFolder;
    }

    private string Given(string key)
    {
        var given = values.Find(key) ?? values.Below(key).Select(item => item.Value).FirstOrDefault();
        return given is null ? key
            : SettingDescription.HoldsSecret(key) ? $"{key} ({given.Origin}) cannot be used"
            : $"{key} ({given.Origin}) is \"{Shortened(given.Text)}\"";
    }

    private static string Shortened(string text)
    {
        var line = new string([.. text.Take(80).Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return text.Length > 80 ? line + "…" : line;
    }

    private static string Suggestion(string prefix, string name, IEnumerable<string> known) =>
        Spelling.Nearest(name, known) is { } near ? $"; did you mean {prefix}{near}?" : ".";
}
