using Hengjian.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("units");
        builder.HasKey(u => u.Id);
        builder.Property(u => u.Id).HasMaxLength(60);
        builder.Property(u => u.Name).HasMaxLength(200);
        builder.Property(u => u.Department).HasMaxLength(40);
        builder.Property(u => u.Kind).HasConversion<string>().HasMaxLength(20).HasDefaultValue(UnitKind.Department);
        builder.Property(u => u.ParentId).HasMaxLength(60);
        builder.Property(u => u.SchoolCode).HasMaxLength(40);
        builder.Property(u => u.FormerNames).HasDefaultValue("");
        builder.HasIndex(u => new { u.RegionCode, u.Kind });
        builder.HasIndex(u => new { u.SchoolCode, u.ValidFrom }).IsUnique();
    }
}
