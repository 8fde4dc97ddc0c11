using Hengjian.Domain.Publicity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class ObjectionConfiguration : IEntityTypeConfiguration<ObjectionRecord>
{
    public void Configure(EntityTypeBuilder<ObjectionRecord> builder)
    {
        builder.ToTable("objections");
        builder.Property(r => r.CodeHash).HasMaxLength(64);
        builder.Property(r => r.ContactSealed).HasMaxLength(1000);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.AnsweredBy).HasMaxLength(40);
        builder.HasIndex(r => r.PostId);
        builder.HasIndex(r => r.CodeHash).IsUnique();
        builder.HasOne<PublicityPostRecord>().WithMany().HasForeignKey(r => r.PostId).OnDelete(DeleteBehavior.Restrict);
    }
}
